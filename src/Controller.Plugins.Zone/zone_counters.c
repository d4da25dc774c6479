/* SPDX-License-Identifier: Apache-2.0
 * What the stats segment shows under /zone. Rows of policies belong to the policy's id and outlive
 * edits. */
#include "zone.h"
#include <vlib/stats/stats.h>

#define foreach_zone_simple_counter                                                                \
  _ (policy_hits, "/zone/policy/hits")                                                             \
  _ (policy_denies, "/zone/policy/denies")                                                         \
  _ (policy_active, "/zone/policy/active")                                                         \
  _ (pair_sessions, "/zone/pair/sessions")                                                         \
  _ (pair_denies, "/zone/pair/denies")                                                             \
  _ (screen_hits, "/zone/screen/hits")                                                             \
  _ (app_sessions, "/zone/application/sessions")

#define foreach_zone_combined_counter                                                              \
  _ (policy_client, "/zone/policy/client")                                                         \
  _ (policy_server, "/zone/policy/server")                                                         \
  _ (pair_client, "/zone/pair/client")                                                             \
  _ (pair_server, "/zone/pair/server")

void
zone_counters_init (void)
{
  static const char *implicit[] = {
#define _(n, s) s,
    foreach_zone_implicit
#undef _
  };
  zone_counters_t *c = &zone_main.counters;
  u32 i;

#define _(f, path)                                                                                 \
  c->f.name = path;                                                                                \
  c->f.stat_segment_name = path;                                                                   \
  vlib_validate_simple_counter (&c->f, 0);                                                         \
  vlib_zero_simple_counter (&c->f, 0);
  foreach_zone_simple_counter
#undef _
#define _(f, path)                                                                                 \
  c->f.name = path;                                                                                \
  c->f.stat_segment_name = path;                                                                   \
  vlib_validate_combined_counter (&c->f, 0);                                                       \
  vlib_zero_combined_counter (&c->f, 0);
    foreach_zone_combined_counter
#undef _

      c->policy_names = vlib_stats_add_string_vector ("/zone/policy/names");
  c->zone_names = vlib_stats_add_string_vector ("/zone/names");
  c->sessions = vlib_stats_add_gauge ("/zone/sessions");
  c->generation = vlib_stats_add_gauge ("/zone/generation");
  c->slot_by_policy = hash_create (0, sizeof (uword));
  for (i = 0; i < ZONE_N_IMPLICIT; i++)
    {
      vec_add1 (c->policy_by_slot, ~0);
      vec_add1 (c->left_at_sweep, 0);
      vlib_stats_set_string_vector (&c->policy_names, i, "%s", implicit[i]);
    }
}

/* Rows that neither rule set nor session needs any more. */
static u32 *
free_rows (zone_ruleset_t *rs)
{
  zone_counters_t *c = &zone_main.counters;
  zone_policy_t *now = zone_main.policy;
  u32 *rows = 0, i;

  for (i = vec_len (c->policy_by_slot); i-- > ZONE_N_IMPLICIT;)
    {
      u32 id = c->policy_by_slot[i];
      if (id != ~0)
	{
	  if (hash_get (rs->rule_by_id, id) || (now && hash_get (now->ruleset->rule_by_id, id)))
	    {
	      c->left_at_sweep[i] = 0;
	      continue;
	    }
	  /* two whole sweeps without a session of it */
	  if (c->left_at_sweep[i] == 0)
	    c->left_at_sweep[i] = c->n_sweeps + 1;
	  if (c->n_sweeps < c->left_at_sweep[i] + 2 ||
	      vlib_get_simple_counter (&c->policy_active, i) != 0)
	    continue;
	  hash_unset (c->slot_by_policy, id);
	  c->policy_by_slot[i] = ~0;
	}
      vec_add1 (rows, i);
    }
  return rows;
}

/* Gives each rule its row. */
int
zone_counters_assign (zone_ruleset_t *rs, u8 **error)
{
  zone_counters_t *c = &zone_main.counters;
  u32 *rows = free_rows (rs), slot;
  zone_rule_t *r;
  uword *found;

  vec_foreach (r, rs->rules)
    {
      found = hash_get (c->slot_by_policy, r->id);
      if (found)
	{
	  r->slot = found[0];
	  continue;
	}
      if (vec_len (rows))
	slot = vec_pop (rows);
      else if (vec_len (c->policy_by_slot) < ZONE_POLICY_SLOTS)
	{
	  slot = vec_len (c->policy_by_slot);
	  vec_add1 (c->policy_by_slot, ~0);
	  vec_add1 (c->left_at_sweep, 0);
	}
      else
	{
	  *error = format (0, "more than %u policies with counters or sessions", ZONE_POLICY_SLOTS);
	  vec_free (rows);
	  return VNET_API_ERROR_TABLE_TOO_BIG;
	}
      c->policy_by_slot[slot] = r->id;
      c->left_at_sweep[slot] = 0;
      hash_set (c->slot_by_policy, r->id, slot);
      r->slot = slot;
      vec_add1 (rs->new_slots, slot);
    }
  vec_free (rows);
  return 0;
}

/* Makes room for the rule set's rows and writes its names. Workers are stopped: rows may move. */
void
zone_counters_commit (zone_ruleset_t *rs)
{
  zone_counters_t *c = &zone_main.counters;
  u32 last_policy = vec_len (c->policy_by_slot) - 1, last_zone = ZONE_SELF, i, *slot;
  u32 last_app = vec_len (rs->applications) ? vec_len (rs->applications) - 1 : 0;
  zone_rule_t *r;

  for (i = ZONE_FIRST; i < ZONE_MAX; i++)
    if (rs->zones[i].id)
      last_zone = i;
  vlib_validate_simple_counter (&c->policy_hits, last_policy);
  vlib_validate_simple_counter (&c->policy_denies, last_policy);
  vlib_validate_simple_counter (&c->policy_active, last_policy);
  vlib_validate_combined_counter (&c->policy_client, last_policy);
  vlib_validate_combined_counter (&c->policy_server, last_policy);
  vlib_validate_simple_counter (&c->pair_sessions, zone_pair (last_zone, ZONE_MAX - 1));
  vlib_validate_simple_counter (&c->pair_denies, zone_pair (last_zone, ZONE_MAX - 1));
  vlib_validate_combined_counter (&c->pair_client, zone_pair (last_zone, ZONE_MAX - 1));
  vlib_validate_combined_counter (&c->pair_server, zone_pair (last_zone, ZONE_MAX - 1));
  vlib_validate_simple_counter (&c->screen_hits, last_zone * 32 + 31);
  vlib_validate_simple_counter (&c->app_sessions, last_app);
  vec_foreach (slot, rs->new_slots)
    {
      vlib_zero_simple_counter (&c->policy_hits, slot[0]);
      vlib_zero_simple_counter (&c->policy_denies, slot[0]);
      vlib_zero_simple_counter (&c->policy_active, slot[0]);
      vlib_zero_combined_counter (&c->policy_client, slot[0]);
      vlib_zero_combined_counter (&c->policy_server, slot[0]);
    }
  vec_free (rs->new_slots);
  vec_foreach (r, rs->rules)
    vlib_stats_set_string_vector (&c->policy_names, r->slot, "%u %s", r->id, r->name);
  vlib_stats_set_string_vector (&c->zone_names, ZONE_NULL, "null");
  vlib_stats_set_string_vector (&c->zone_names, ZONE_SELF, "self");
  for (i = ZONE_FIRST; i < ZONE_MAX; i++)
    if (rs->zones[i].id)
      vlib_stats_set_string_vector (&c->zone_names, i, "%s", rs->zones[i].name);
  vlib_stats_set_gauge (c->generation, zone_main.generation);
}
