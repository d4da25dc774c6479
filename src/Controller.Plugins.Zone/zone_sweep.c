/* SPDX-License-Identifier: Apache-2.0
 * The sweep: a process on the main thread that walks the sessions in slices of bounded time. It
 * adds up counters, ends what is idle, and re-evaluates what an older rule set permitted. Workers
 * never wait for it. */
#include "zone.h"
#include "zone_log.h"
#include <vlib/stats/stats.h>

#define ZONE_SLICE_SESSIONS 2048
#define ZONE_SLICE_SECONDS  200e-6
#define ZONE_PAUSE_BUSY	    1e-3
#define ZONE_PAUSE_IDLE	    50e-3

typedef struct
{
  u32 *gone; /* unlinked in this slice */
  u32 *active;
  u32 n_active;
} zone_sweep_t;

/* Judges a session by the rule set in force. Returns 1 when it may go on. */
static int
sweep_rematch (zone_session_t *s, zone_policy_t *p, int dry)
{
  u32 client_fib, server_fib;
  zone_verdict_t v;
  zone_tuple_t t = {
    .protocol = s->protocol,
    .is_ip6 = (s->flags & ZONE_SESSION_IP6) != 0,
    .icmp_type = s->protocol == IP_PROTOCOL_ICMP6 ? ICMP6_echo_request : ICMP4_echo_request,
  };
  u8 from = s->zone[0] == ZONE_SELF ? ZONE_SELF : zone_of (p, s->sw_if_index_client);
  u8 to = s->zone[1] == ZONE_SELF ? ZONE_SELF : zone_of (p, s->sw_if_index_server);

  zone_session_client (s, &t.src, &t.dst, &t.src_port, &t.dst_port, &client_fib, &server_fib);
  zone_policy_judge (p, &zone_main.workers[0].scratch, &t, from, to, &v);
  if (v.action != ZONE_PERMIT)
    return 0;
  if (!dry)
    {
      s->policy_slot = v.slot;
      s->generation = p->generation;
      s->zone[0] = from;
      s->zone[1] = to;
      if (v.log_end)
	clib_atomic_fetch_or (&s->flags, ZONE_SESSION_LOG_END);
    }
  return 1;
}

/* How long a session may be idle: less when the table fills up. */
static u32
sweep_timeout (const zone_session_t *s, int early)
{
  return early ? clib_min (s->timeout, 20) : s->timeout;
}

/* Rematch or close what is older than the rule set in force. */
static void
sweep_rematch_slice (zone_sweep_t *w, zone_policy_t *p, f64 until)
{
  zone_main_t *zm = &zone_main;
  zone_session_table_t *t = &zm->table;
  u32 n = 0;

  while (zm->rematch_cursor < t->high_water)
    {
      zone_session_t *s = t->sessions + zm->rematch_cursor++;

      CLIB_PREFETCH (s + 4, CLIB_CACHE_LINE_BYTES, LOAD);
      if (zone_session_is_live (s) && !(s->flags & ZONE_SESSION_UNLINKED) &&
	  (p == 0 || s->generation != p->generation))
	{
	  if (p == 0 || zm->rematch_action == ZONE_SESSIONS_CLOSE || !sweep_rematch (s, p, 0))
	    zone_session_end (s, ZONE_CLOSE_POLICY, &w->gone);
	}
      if ((++n & 63) == 0 && vlib_time_now (zm->vlib_main) > until)
	return;
    }
  zm->rematch_running = 0;
}

static void
sweep_slice (zone_sweep_t *w, int early, f64 until)
{
  zone_main_t *zm = &zone_main;
  zone_session_table_t *t = &zm->table;
  u32 now = zone_now (zm->vlib_main), n = 0;

  while (zm->sweep_cursor < t->high_water && n < ZONE_SLICE_SESSIONS)
    {
      zone_session_t *s = t->sessions + zm->sweep_cursor++;

      n++;
      CLIB_PREFETCH (s + 4, CLIB_CACHE_LINE_BYTES, LOAD);
      if (!zone_session_is_live (s))
	continue;
      if (s->flags & ZONE_SESSION_UNLINKED)
	{
	  zone_session_end (s, s->close, &w->gone);
	  continue;
	}
      if (now - s->last_seen >= sweep_timeout (s, early) && now > s->last_seen)
	{
	  zone_close_reason_t reason = s->state == ZONE_SESSION_CLOSED ? s->close :
				       now - s->last_seen < s->timeout ? ZONE_CLOSE_PRESSURE :
									 ZONE_CLOSE_AGED;
	  zone_session_end (s, reason, &w->gone);
	  continue;
	}
      zone_session_account (s);
      vec_validate (w->active, s->policy_slot);
      w->active[s->policy_slot]++;
      w->n_active++;
      if ((n & 63) == 0 && vlib_time_now (zm->vlib_main) > until)
	return;
    }
}

/* A whole walk is done: what was counted on it becomes visible. */
static void
sweep_publish (zone_sweep_t *w)
{
  zone_counters_t *c = &zone_main.counters;
  u32 i;

  for (i = 0;
       i < vec_len (c->policy_by_slot) && i < vlib_simple_counter_n_counters (&c->policy_active);
       i++)
    vlib_set_simple_counter (&c->policy_active, 0, i, i < vec_len (w->active) ? w->active[i] : 0);
  vlib_stats_set_gauge (c->sessions, zone_main.table.n_active);
  c->n_sweeps++;
  vec_zero (w->active);
  w->n_active = 0;
}

/* Early aging starts at the high watermark and stops at the low one. */
static int
sweep_is_early (int early)
{
  zone_policy_t *p = zone_main.policy;
  zone_session_table_t *t = &zone_main.table;
  u64 used;

  if (p == 0 || p->ruleset->early_age_high == 0)
    return 0;
  used = (u64) t->n_active * 100;
  if (used >= (u64) t->limit * p->ruleset->early_age_high)
    return 1;
  if (used < (u64) t->limit * p->ruleset->early_age_low)
    return 0;
  return early;
}

static uword
zone_sweep_process (vlib_main_t *vm, vlib_node_runtime_t *rt, vlib_frame_t *f)
{
  zone_main_t *zm = &zone_main;
  zone_sweep_t w = {};
  f64 pause = ZONE_PAUSE_IDLE, last_walk = 0;
  int early = 0;

  while (1)
    {
      vlib_process_wait_for_event_or_clock (vm, pause);
      vlib_process_get_events (vm, 0);
      zone_retired_release ();

      f64 start = vlib_time_now (vm);
      early = sweep_is_early (early);
      pause = ZONE_PAUSE_BUSY;
      if (zm->rematch_running)
	sweep_rematch_slice (&w, zm->policy, start + ZONE_SLICE_SECONDS);
      else if (zm->sweep_cursor < zm->table.high_water)
	sweep_slice (&w, early, start + ZONE_SLICE_SECONDS);
      else if (start - last_walk >= 0.5)
	{
	  /* at most two walks a second: time is counted in seconds */
	  sweep_publish (&w);
	  zm->sweep_cursor = 0;
	  last_walk = start;
	}
      else
	pause = ZONE_PAUSE_IDLE;

      if (vec_len (w.gone))
	{
	  zone_retire (w.gone, 0);
	  w.gone = 0;
	}
    }
  return 0;
}

VLIB_REGISTER_NODE (zone_sweep_node) = {
  .function = zone_sweep_process,
  .name = "zone-sweep",
  .type = VLIB_NODE_TYPE_PROCESS,
};

/* Counts what a rematch by this policy would close; at most what fits the given time. */
u32
zone_sessions_to_close (zone_policy_t *p, u32 *walked)
{
  zone_session_table_t *t = &zone_main.table;
  u32 i, n = 0;

  for (i = 0; i < t->high_water; i++)
    {
      zone_session_t *s = t->sessions + i;
      if (zone_session_is_live (s) && !(s->flags & ZONE_SESSION_UNLINKED))
	{
	  walked[0]++;
	  n += !sweep_rematch (s, p, 1);
	}
    }
  return n;
}
