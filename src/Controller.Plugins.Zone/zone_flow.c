/* SPDX-License-Identifier: Apache-2.0
 * What happens seldom: the first packet of a flow, a session whose route moved, TCP's handshakes.
 */
#include "zone_packet.h"
#include "zone_log.h"
#include "zone_screen.h"

#define ZONE_TCP_NO_SCALE 0xff

static zone_denied_t *
denied_row (zone_worker_t *w, const void *key, int is_ip6, u8 from, u8 to)
{
  const u64 *k = key;
  u64 h = is_ip6 ? k[0] ^ k[1] ^ k[2] ^ k[3] ^ k[4] : k[0] ^ k[1];

  h = clib_xxhash (h ^ (u64) from << 56 ^ (u64) to << 48);
  return w->denied + (h & pow2_mask (ZONE_DENIED_LOG2));
}

static int
denied_fits (zone_frame_t *f, const zone_denied_t *r, const void *key, u8 from, u8 to)
{
  return r->until > f->now && r->generation == f->policy->generation && r->is_ip6 == f->is_ip6 &&
	 r->from == from && r->to == to &&
	 memcmp (&r->key, key, f->is_ip6 ? sizeof (zone_key6_t) : sizeof (zone_key4_t)) == 0;
}

static void
deny (zone_frame_t *f, zone_packet_t *p, const void *key, u32 rx, const zone_tuple_t *t,
      const zone_verdict_t *v, zone_decision_t *d)
{
  zone_counters_t *c = &zone_main.counters;
  u32 thread = f->vm->thread_index;
  zone_denied_t *r = denied_row (f->worker, key, f->is_ip6, p->from, p->to);

  d->action = v->action;
  d->reason = v->reason;
  d->slot = v->slot;
  d->session = 0;
  vlib_increment_simple_counter (&c->policy_denies, thread, v->slot, 1);
  vlib_increment_simple_counter (&c->pair_denies, thread, zone_pair (p->from, p->to), 1);
  if (v->log_start)
    zone_log_tuple (f->vm, t, p->from, p->to, rx, v->slot,
		    v->app == ~0 ? ~0 : f->policy->ruleset->applications[v->app].id,
		    ZONE_EVENT_DENY, v->reason, 0);
  /* A rejected flow is told each time; ICMP and unported protocols have keys too wide to remember.
   */
  if (v->action != ZONE_DENY || p->src_port == 0)
    return;
  r->until = f->now + ZONE_DENIED_SECONDS;
  r->generation = f->policy->generation;
  r->policy_slot = v->slot;
  r->reason = v->reason;
  r->is_ip6 = f->is_ip6;
  r->from = p->from;
  r->to = p->to;
  clib_memcpy_fast (&r->key, key, f->is_ip6 ? sizeof (zone_key6_t) : sizeof (zone_key4_t));
}

static u32
timeout_of (const zone_policy_t *p, u8 protocol, u8 state)
{
  switch (protocol)
    {
    case IP_PROTOCOL_TCP:
      return p->timeouts[ZONE_TIMEOUT_TCP_OPENING + state];
    case IP_PROTOCOL_UDP:
      return p->timeouts[ZONE_TIMEOUT_UDP];
    case IP_PROTOCOL_ICMP:
    case IP_PROTOCOL_ICMP6:
      return p->timeouts[ZONE_TIMEOUT_ICMP];
    default:
      return p->timeouts[ZONE_TIMEOUT_OTHER];
    }
}

static void
session_state (zone_frame_t *f, zone_session_t *s, zone_session_state_t state)
{
  s->state = state;
  s->timeout = timeout_of (f->policy, s->protocol, state);
  if (state == ZONE_SESSION_ESTABLISHED && s->app_timeout)
    s->timeout = s->app_timeout;
}

/* The window scale that a SYN offers. */
static u8
zone_tcp_scale (tcp_header_t *th)
{
  const u8 *o, *end;

  if (th == 0)
    return ZONE_TCP_NO_SCALE;
  o = (const u8 *) (th + 1);
  end = (const u8 *) th + tcp_header_bytes (th);
  while (o < end && o[0] != TCP_OPTION_EOL)
    {
      if (o[0] == TCP_OPTION_NOOP)
	{
	  o++;
	  continue;
	}
      if (o + 1 >= end || o[1] < 2 || o + o[1] > end)
	break;
      if (o[0] == TCP_OPTION_WINDOW_SCALE && o[1] == TCP_OPTION_LEN_WINDOW_SCALE)
	return clib_min (o[2], 14);
      o += o[1];
    }
  return ZONE_TCP_NO_SCALE;
}

static int
is_syn (const zone_packet_t *p)
{
  return (p->tcp_flags & (TCP_FLAG_SYN | TCP_FLAG_ACK | TCP_FLAG_RST | TCP_FLAG_FIN)) ==
	 TCP_FLAG_SYN;
}

static void
reason_only (zone_decision_t *d, zone_reason_t reason, u8 action, u32 slot)
{
  d->reason = reason;
  d->action = action;
  d->slot = slot;
  d->session = 0;
}

/* The session limits of the zone that the flow comes from. */
static int
zone_flow_exceeds (zone_frame_t *f, const zone_tuple_t *t, const zone_packet_t *p, u32 rx,
		   const zone_verdict_t *v)
{
  const zone_session_table_t *table = &zone_main.table;
  const zone_zone_t *z = f->policy->ruleset->zones + p->from;
  u32 hits = 0, bit;

  if ((z->screens & 1 << ZONE_SCREEN_SOURCE_SESSIONS) &&
      table->by_client[zone_address_row (&t->src, f->is_ip6)] >= z->limits.source_sessions)
    hits |= 1 << ZONE_SCREEN_SOURCE_SESSIONS;
  if ((z->screens & 1 << ZONE_SCREEN_DESTINATION_SESSIONS) &&
      table->by_server[zone_address_row (&t->dst, f->is_ip6)] >= z->limits.destination_sessions)
    hits |= 1 << ZONE_SCREEN_DESTINATION_SESSIONS;
  if (hits == 0)
    return 0;
  bit = count_trailing_zeros (hits);
  vlib_increment_simple_counter (&zone_main.counters.screen_hits, f->vm->thread_index,
				 z->id * 32 + bit, 1);
  zone_log_tuple (f->vm, t, p->from, p->to, rx, v->slot, ~0, ZONE_EVENT_SCREEN, bit,
		  z->screens_alarm_only >> bit & 1);
  return (hits & ~z->screens_alarm_only) != 0;
}

void
zone_flow_first (zone_frame_t *f, zone_packet_t *p, const void *key, u32 rx, u32 tx,
		 zone_session_t *closed, zone_decision_t *d)
{
  zone_main_t *zm = &zone_main;
  const zone_policy_t *policy = f->policy;
  u32 thread = f->vm->thread_index;
  zone_session_t *s;
  zone_verdict_t v;
  zone_tuple_t t;
  u64 winner;
  int rv;

  if (p->kind == ZONE_PACKET_ICMP_ERROR)
    {
      /* Ours (time exceeded, reject) about a packet that has no session: it goes, and leaves no
       * session. */
      if (p->from == ZONE_SELF)
	reason_only (d, ZONE_REASON_EXEMPT, ZONE_PERMIT, ZONE_SLOT_FROM_SELF);
      else
	{
	  reason_only (d, ZONE_REASON_ICMP_UNRELATED, ZONE_DENY, ZONE_SLOT_DEFAULT);
	  vlib_increment_simple_counter (&zm->counters.pair_denies, thread,
					 zone_pair (p->from, p->to), 1);
	}
      return;
    }

  zone_denied_t *row = denied_row (f->worker, key, f->is_ip6, p->from, p->to);
  if (denied_fits (f, row, key, p->from, p->to))
    {
      reason_only (d, ZONE_REASON_DENY_CACHED, ZONE_DENY, row->policy_slot);
      vlib_increment_simple_counter (&zm->counters.policy_denies, thread, row->policy_slot, 1);
      vlib_increment_simple_counter (&zm->counters.pair_denies, thread, zone_pair (p->from, p->to),
				     1);
      return;
    }

  zone_tuple_of (p, f->is_ip6, &t);
  if (p->protocol == IP_PROTOCOL_TCP && !is_syn (p))
    {
      /* The router's own resets and late segments have no session and need none. */
      if (p->from == ZONE_SELF)
	{
	  reason_only (d, ZONE_REASON_EXEMPT, ZONE_PERMIT, ZONE_SLOT_FROM_SELF);
	  return;
	}
      if (!(policy->flags & ZONE_RULESET_NO_SYN_CHECK) || (p->tcp_flags & TCP_FLAG_RST))
	{
	  reason_only (d, ZONE_REASON_NO_SYN, ZONE_DENY, ZONE_SLOT_DEFAULT);
	  vlib_increment_simple_counter (&zm->counters.pair_denies, thread,
					 zone_pair (p->from, p->to), 1);
	  return;
	}
    }

  zone_policy_judge (policy, &f->worker->scratch, &t, p->from, p->to, &v);
  if (v.action != ZONE_PERMIT)
    {
      deny (f, p, key, rx, &t, &v, d);
      return;
    }
  if (closed)
    {
      /* The same ports again, before the old connection was swept: that one ends here. */
      if (!zone_session_unlink (closed))
	{
	  reason_only (d, ZONE_REASON_PERMIT, ZONE_PERMIT, v.slot);
	  return;
	}
    }

  if (PREDICT_FALSE (zone_flow_exceeds (f, &t, p, rx, &v)))
    {
      reason_only (d, ZONE_REASON_SESSION_LIMIT, ZONE_DENY, v.slot);
      vlib_increment_simple_counter (&zm->counters.pair_denies, thread, zone_pair (p->from, p->to),
				     1);
      return;
    }

  s = zone_session_alloc (thread);
  if (PREDICT_FALSE (s == 0))
    {
      f->worker->failed++;
      reason_only (d, ZONE_REASON_TABLE_FULL, ZONE_DENY, v.slot);
      return;
    }
  s->flags = (f->is_ip6 ? ZONE_SESSION_IP6 : 0) | (p->swapped ? ZONE_SESSION_SWAPPED : 0) |
	     (v.log_end ? ZONE_SESSION_LOG_END : 0);
  s->protocol = p->protocol;
  s->zone[0] = p->from;
  s->zone[1] = p->to;
  s->policy_slot = v.slot;
  s->generation = policy->generation;
  s->app_id = v.app == ~0 ? ~0 : policy->ruleset->applications[v.app].id;
  s->app_timeout = v.app == ~0 ? 0 : policy->ruleset->applications[v.app].timeout;
  s->created = s->last_seen = f->now;
  s->sw_if_index_client = rx;
  s->sw_if_index_server = tx;
  clib_memcpy_fast (&s->key6, key, f->is_ip6 ? sizeof (zone_key6_t) : sizeof (zone_key4_t));
  session_state (f, s, ZONE_SESSION_OPENING);
  if (p->protocol == IP_PROTOCOL_TCP)
    {
      s->seen[0] = p->tcp_flags;
      s->next[0] = p->seq + p->payload + 1;
      s->ack[0] = p->ack;
      if (is_syn (p) && p->tcp)
	{
	  s->flags |= ZONE_SESSION_SEQUENCE;
	  s->window[0] = clib_net_to_host_u16 (p->tcp->window);
	  s->scale[0] = zone_tcp_scale (p->tcp);
	}
      else if (!is_syn (p))
	session_state (f, s, ZONE_SESSION_ESTABLISHED);
    }

  rv = zone_session_link (s, &winner);
  if (rv != 0)
    {
      zone_session_unalloc (thread, s);
      s = rv > 0 ? zone_session_at (&zm->table, winner) : 0;
      reason_only (d, ZONE_REASON_PERMIT, ZONE_PERMIT, v.slot);
      d->session = s;
      return;
    }
  f->worker->created++;
  vlib_increment_simple_counter (&zm->counters.policy_hits, thread, v.slot, 1);
  vlib_increment_simple_counter (&zm->counters.pair_sessions, thread, zone_pair (p->from, p->to),
				 1);
  if (v.app != ~0)
    vlib_increment_simple_counter (&zm->counters.app_sessions, thread, v.app, 1);
  if (v.log_start)
    zone_log_session (f->vm, s, ZONE_EVENT_START, 0);
  reason_only (d, ZONE_REASON_PERMIT, ZONE_PERMIT, v.slot);
  d->session = s;
}

/* The packet came from or goes to another zone than its session knows: the policy is asked again,
 * for the flow as the client began it. */
void
zone_flow_moved (zone_frame_t *f, zone_packet_t *p, zone_session_t *s, int direction,
		 zone_decision_t *d)
{
  u8 client_zone = direction ? p->to : p->from, server_zone = direction ? p->from : p->to;
  u32 client_fib, server_fib;
  zone_verdict_t v;
  zone_tuple_t t = { .protocol = s->protocol, .is_ip6 = f->is_ip6 };

  zone_session_client (s, &t.src, &t.dst, &t.src_port, &t.dst_port, &client_fib, &server_fib);
  if (s->protocol == IP_PROTOCOL_ICMP)
    t.icmp_type = ICMP4_echo_request;
  else if (s->protocol == IP_PROTOCOL_ICMP6)
    t.icmp_type = ICMP6_echo_request;
  zone_policy_judge (f->policy, &f->worker->scratch, &t, client_zone, server_zone, &v);
  if (v.action == ZONE_PERMIT)
    {
      s->zone[0] = client_zone;
      s->zone[1] = server_zone;
      s->policy_slot = v.slot;
      reason_only (d, ZONE_REASON_ESTABLISHED, ZONE_PERMIT, v.slot);
      d->session = s;
      return;
    }
  vlib_increment_simple_counter (&zone_main.counters.pair_denies, f->vm->thread_index,
				 zone_pair (p->from, p->to), 1);
  reason_only (d, ZONE_REASON_ZONE_CHANGED, ZONE_DENY, v.slot);
}

static int
seq_at_most (u32 a, u32 b)
{
  return (i32) (a - b) <= 0;
}

/* A reset is believed when it names exactly what the receiver expects next, or what its sender
 * sends next (RFC 5961 section 3.2). Others are forwarded: the receiver answers them, the session
 * stays. */
static int
reset_is_valid (const zone_packet_t *p, const zone_session_t *s, int direction)
{
  if (direction == 1 && s->state == ZONE_SESSION_OPENING)
    return (p->tcp_flags & TCP_FLAG_ACK) && p->ack == s->next[0];
  if ((s->seen[!direction] & TCP_FLAG_ACK) && p->seq == s->ack[!direction])
    return 1;
  return (s->flags & ZONE_SESSION_SEQUENCE) && p->seq == s->next[direction];
}

/* TCP beyond plain data on an established session. Returns 0, or -1 when the segment is to be
 * dropped. */
int
zone_tcp_event (zone_frame_t *f, zone_packet_t *p, zone_session_t *s, int direction)
{
  u8 flags = p->tcp_flags;

  if (flags & TCP_FLAG_RST)
    {
      if (reset_is_valid (p, s, direction))
	{
	  s->close = ZONE_CLOSE_TCP_RST;
	  session_state (f, s, ZONE_SESSION_CLOSED);
	}
      return 0;
    }
  if (flags & TCP_FLAG_SYN)
    {
      if (direction == 1 && (flags & TCP_FLAG_ACK) && s->state == ZONE_SESSION_OPENING &&
	  p->ack == s->next[0])
	{
	  s->seen[1] |= flags;
	  s->next[1] = p->seq + p->payload + 1;
	  s->ack[1] = p->ack;
	  s->window[1] = p->tcp ? clib_net_to_host_u16 (p->tcp->window) : 0;
	  s->scale[1] = zone_tcp_scale (p->tcp);
	  if (s->scale[0] == ZONE_TCP_NO_SCALE || s->scale[1] == ZONE_TCP_NO_SCALE)
	    s->scale[0] = s->scale[1] = 0;
	}
      return 0;
    }
  if (s->state == ZONE_SESSION_OPENING && direction == 0 && (flags & TCP_FLAG_ACK) &&
      (s->seen[1] & TCP_FLAG_SYN) && p->ack == s->next[1])
    session_state (f, s, ZONE_SESSION_ESTABLISHED);
  if (flags & TCP_FLAG_FIN)
    {
      /* A FIN of a stranger would shorten the timeout: it must fit the stream. */
      if ((s->flags & ZONE_SESSION_SEQUENCE) &&
	  !seq_at_most (s->ack[!direction], p->seq + p->payload))
	return 0;
      s->seen[direction] |= TCP_FLAG_FIN;
      if (s->state == ZONE_SESSION_ESTABLISHED || s->state == ZONE_SESSION_OPENING)
	session_state (f, s, ZONE_SESSION_CLOSING);
    }
  if (s->state == ZONE_SESSION_CLOSING && (s->seen[0] & s->seen[1] & TCP_FLAG_FIN))
    {
      s->close = ZONE_CLOSE_TCP_FIN;
      session_state (f, s, ZONE_SESSION_CLOSED);
    }
  return 0;
}
