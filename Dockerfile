# The signalling server with its page for browsers. docs/server.md says how to run it.
FROM node:22-slim AS build
WORKDIR /engage
COPY package.json package-lock.json ./
# Without scripts: Electron is not needed here, and its would download it.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build:server

FROM node:22-slim
WORKDIR /engage
COPY --from=build /engage/dist/signalling signalling
COPY --from=build /engage/dist/renderer renderer
# What is printed here ends in a log, where an invite does not belong. /data keeps the server's own certificate.
ENV NODE_ENV=production ENGAGE_INVITE=never ENGAGE_PORT=7300 XDG_DATA_HOME=/data
RUN install --directory --owner=node --group=node /data
VOLUME /data
USER node
EXPOSE 7300
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s CMD ["node", "signalling/health-check.mjs"]
ENTRYPOINT ["node", "signalling/cli.mjs"]
