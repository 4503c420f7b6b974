/**
 * What happens in Redis, each script as a whole or not at all. One hash holds one room:
 * `admission` (a hash of it), `order` (of the last join), `version` (of the last event), and for each seat
 * `seat:<id>` with JSON: card, order, node, hash and previous (of the resume secret), lease (milliseconds since the
 * epoch, by Redis's clock, until which its node answers for it).
 *
 * KEYS: the room. ARGV: the room's channel, the lease in milliseconds, then each script's own.
 */
const PRELUDE = `
local room, channel, lease = KEYS[1], ARGV[1], tonumber(ARGV[2])
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)

local function publish(event)
  event.version = redis.call('HINCRBY', room, 'version', 1)
  redis.call('PUBLISH', channel, cjson.encode(event))
  return event.version
end

local function read(id)
  local text = redis.call('HGET', room, 'seat:' .. id)
  return text and cjson.decode(text)
end

local function write(id, seat)
  seat.lease = now + lease
  redis.call('HSET', room, 'seat:' .. id, cjson.encode(seat))
  redis.call('PEXPIRE', room, lease * 2)
end

local function remove(id, reason)
  if redis.call('HDEL', room, 'seat:' .. id) == 1 then publish({ type = 'left', id = id, reason = reason }) end
end

-- Everybody whose node still answers for them, in order of joining. The others go.
local function roster()
  local found, fields = {}, redis.call('HGETALL', room)
  for index = 1, #fields, 2 do
    local id = string.match(fields[index], '^seat:(.+)$')
    if id then
      local seat = cjson.decode(fields[index + 1])
      if seat.lease < now then
        remove(id, 'gone')
      else
        found[#found + 1] = { id = id, card = seat.card, order = seat.order }
      end
    end
  end
  table.sort(found, function(one, other) return one.order < other.order end)
  return found
end

local function answer(status, more)
  more = more or {}
  more.status = status
  return cjson.encode(more)
end
`;

/** ARGV: hash of the admission, whether the room may be made, seats, id, card, hash of the secret, node. */
export const JOIN = `${PRELUDE}
local admission, create, limit, id, card, hash, node = unpack(ARGV, 3)
local present = roster()
local known = redis.call('HGET', room, 'admission')
if not known and create ~= '1' then return answer('unknown-room') end
if known and known ~= admission then return answer('unknown-room') end
if #present >= tonumber(limit) then return answer('full') end
redis.call('HSET', room, 'admission', admission)
local order = redis.call('HINCRBY', room, 'order', 1)
write(id, { card = card, order = order, node = node, hash = hash })
local version = publish({ type = 'joined', id = id, card = card })
return answer('ok', { version = version, order = order, roster = present })
`;

/** ARGV: hash of the admission, id, hash of the secret that was shown, hash of the next one, node. */
export const RESUME = `${PRELUDE}
local admission, id, shown, hash, node = unpack(ARGV, 3)
local present = roster()
local seat = read(id)
if redis.call('HGET', room, 'admission') ~= admission or not seat then return answer('unknown-seat') end
if seat.hash ~= shown and seat.previous ~= shown then return answer('unknown-seat') end
seat.previous, seat.hash, seat.node = shown, hash, node
write(id, seat)
local version = publish({ type = 'moved', id = id, node = node })
return answer('ok', { version = version, order = seat.order, card = seat.card, roster = present })
`;

/**
 * A node answers for its seats for another while; what Redis has forgotten is brought back.
 * ARGV: hash of the admission, node, then for each seat: id, order, card, hash, whether the previous secret ends.
 */
export const RENEW = `${PRELUDE}
local admission, node = ARGV[3], ARGV[4]
local wasLost = redis.call('HSETNX', room, 'admission', admission) == 1
if redis.call('HGET', room, 'admission') ~= admission then return answer('unknown-room') end
for index = 5, #ARGV, 5 do
  local id, order, card, hash, settled = unpack(ARGV, index, index + 4)
  local seat = read(id)
  if not seat then
    order = tonumber(order)
    if order > tonumber(redis.call('HGET', room, 'order') or '0') then redis.call('HSET', room, 'order', order) end
    write(id, { card = card, order = order, node = node, hash = hash })
    publish({ type = 'joined', id = id, card = card })
  elseif seat.node == node then
    if settled == '1' and seat.hash == hash then seat.previous = nil end
    write(id, seat)
  end
end
return answer('ok', { wasLost = wasLost, roster = roster() })
`;

/** ARGV: id, reason. */
export const LEAVE = `${PRELUDE}
local id, reason = unpack(ARGV, 3)
remove(id, reason)
if #roster() == 0 then redis.call('DEL', room) end
return answer('ok')
`;
