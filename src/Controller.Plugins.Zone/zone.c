/* SPDX-License-Identifier: Apache-2.0
 * Rule sets in and out of force, and the interfaces that our nodes stand on. */
#include "zone.h"
#include <vnet/feature/feature.h>

zone_main_t zone_main;

static const struct
{
  char *arc, *node;
} zone_features[] = {
  { "ip4-output", "zone-ip4-output" },	     { "ip6-output", "zone-ip6-output" },
  { "ip4-local", "zone-ip4-local" },	     { "ip6-local", "zone-ip6-local" },
  { "ip4-multicast", "zone-ip4-multicast" }, { "ip6-multicast", "zone-ip6-multicast" },
};

/* vnet counts every enabling: we remember what we enabled. Workers are stopped. */
static void
zone_features_set (u32 sw_if_index, int enable)
{
  u32 i;

  if (clib_bitmap_get (zone_main.features_on, sw_if_index) == enable)
    return;
  for (i = 0; i < ARRAY_LEN (zone_features); i++)
    vnet_feature_enable_disable (zone_features[i].arc, zone_features[i].node, sw_if_index, enable,
				 0, 0);
  zone_main.features_on = clib_bitmap_set (zone_main.features_on, sw_if_index, enable);
}

/* Screens cost a node: only interfaces of zones that have some pay for it. Workers are stopped. */
static void
zone_screens_set (u32 sw_if_index, int enable)
{
  if (clib_bitmap_get (zone_main.screens_on, sw_if_index) == enable)
    return;
  vnet_feature_enable_disable ("ip4-unicast", "zone-ip4-screen", sw_if_index, enable, 0, 0);
  vnet_feature_enable_disable ("ip6-unicast", "zone-ip6-screen", sw_if_index, enable, 0, 0);
  zone_main.screens_on = clib_bitmap_set (zone_main.screens_on, sw_if_index, enable);
}

static void
zone_screens_commit (zone_policy_t *p)
{
  u32 i, n = clib_max (vec_len (p->zone_by_sw_if_index),
		       clib_bitmap_last_set (zone_main.screens_on) + 1);

  for (i = 1; i < n; i++)
    zone_screens_set (i, p->ruleset->zones[zone_of (p, i)].screens != 0);
}

static walk_rc_t
zone_features_on_walk (vnet_main_t *vnm, vnet_sw_interface_t *si, void *ctx)
{
  /* an interface without a zone denies: so the nodes stand on all of them */
  zone_features_set (si->sw_if_index, 1);
  return WALK_CONTINUE;
}

static void
zone_conflicts_find (zone_policy_t *p)
{
  u32 i;

  vec_validate (p->conflict_by_sw_if_index, vec_len (p->zone_by_sw_if_index));
  vec_foreach_index (i, p->zone_by_sw_if_index)
    p->conflict_by_sw_if_index[i] =
      p->zone_by_sw_if_index[i] != ZONE_NULL && zone_nat_conflict (i) != 0;
}

static u8 *
zone_commit_error (zone_ruleset_t *rs)
{
  u32 i;

  if (zone_main.refused)
    return format (0, "the plugin does not run: %v", zone_main.refused_reason);
  vec_foreach_index (i, rs->zone_by_sw_if_index)
    {
      if (rs->zone_by_sw_if_index[i] == ZONE_NULL)
	continue;
      if (pool_is_free_index (vnet_get_main ()->interface_main.sw_interfaces, i))
	return format (0, "interface %u is gone", i);
      if (zone_nat_conflict (i))
	return format (0,
		       "%U: NAT44's inside role (%s) rewrites the source before policy sees it; "
		       "use NAT44-ED's output "
		       "feature on the outside interface instead",
		       format_vnet_sw_if_index_name, vnet_get_main (), i, zone_nat_conflict (i));
    }
  return 0;
}

/* Puts a rule set in force, or leaves everything as it is and says why. Takes the rule set over on
 * success. Compiles while the workers go on; they stop for the swap alone. */
int
zone_ruleset_in_force (zone_ruleset_t *rs, zone_session_action_t action, u8 **error)
{
  zone_main_t *zm = &zone_main;
  zone_policy_t *p, *old = zm->policy;
  int rv;

  if ((*error = zone_commit_error (rs)))
    return zm->refused ? VNET_API_ERROR_FEATURE_DISABLED : VNET_API_ERROR_INVALID_VALUE;
  if ((rv = zone_counters_assign (rs, error)))
    return rv;
  p = zone_policy_compile (rs, error);
  if (p == 0)
    return VNET_API_ERROR_INVALID_VALUE;

  p->generation = ++zm->generation;
  zone_conflicts_find (p);
  vlib_worker_thread_barrier_sync (zm->vlib_main);
  zone_counters_commit (rs);
  __atomic_store_n (&zm->policy, p, __ATOMIC_RELEASE);
  zm->table.limit = rs->session_limit ? clib_min (rs->session_limit, zm->table.max) : zm->table.max;
  if (old == 0)
    vnet_sw_interface_walk (zm->vnet_main, zone_features_on_walk, 0);
  zone_screens_commit (p);
  vlib_worker_thread_barrier_release (zm->vlib_main);

  if (old)
    zone_retire (0, old);
  if (action != ZONE_SESSIONS_KEEP && zm->table.high_water)
    {
      zm->rematch_cursor = 0;
      zm->rematch_action = action;
      zm->rematch_running = 1;
    }
  zone_log_info (
    "rule set %u in force: %u zones, %u policies, %u sets with %u ranges, %u applications",
    p->generation, rs->n_zones, vec_len (rs->rules), rs->n_sets, vec_len (rs->ranges),
    vec_len (rs->applications));
  return 0;
}

/* Nothing is enforced any more. */
void
zone_disable (void)
{
  zone_main_t *zm = &zone_main;
  zone_policy_t *old = zm->policy;
  u32 *on = 0, *i, bit;

  if (old == 0)
    return;
  clib_bitmap_foreach (bit, zm->features_on)
    vec_add1 (on, bit);
  vlib_worker_thread_barrier_sync (zm->vlib_main);
  vec_foreach (i, on)
    {
      zone_screens_set (i[0], 0);
      zone_features_set (i[0], 0);
    }
  __atomic_store_n (&zm->policy, 0, __ATOMIC_RELEASE);
  vlib_worker_thread_barrier_release (zm->vlib_main);
  vec_free (on);
  zm->rematch_cursor = 0;
  zm->rematch_action = ZONE_SESSIONS_CLOSE;
  zm->rematch_running = 1;
  zone_retire (0, old);
  zone_log_warn ("disabled: packets are forwarded without policy");
}

/* Interfaces come and go with the workers stopped. A new one has no zone, whatever had its index
 * before. */
void
zone_interface_update (u32 sw_if_index, int is_add)
{
  zone_policy_t *p = zone_main.policy;
  zone_ruleset_t **upload;

  if (!is_add)
    {
      pool_foreach (upload, zone_main.uploads)
	if (sw_if_index < vec_len (upload[0]->zone_by_sw_if_index))
	  upload[0]->zone_by_sw_if_index[sw_if_index] = ZONE_NULL;
      if (p && sw_if_index < vec_len (p->zone_by_sw_if_index))
	{
	  p->zone_by_sw_if_index[sw_if_index] = ZONE_NULL;
	  p->ruleset->zone_by_sw_if_index[sw_if_index] = ZONE_NULL;
	}
    }
  /* vnet clears the features of a deleted interface by itself, but its index will be used again */
  zone_main.features_on = clib_bitmap_set (zone_main.features_on, sw_if_index, 0);
  if (is_add && p)
    zone_features_set (sw_if_index, 1);
}

static clib_error_t *
zone_sw_interface_add_del (vnet_main_t *vnm, u32 sw_if_index, u32 is_add)
{
  if (!is_add)
    {
      zone_screens_set (sw_if_index, 0);
      zone_features_set (sw_if_index, 0);
    }
  zone_interface_update (sw_if_index, is_add);
  return 0;
}

VNET_SW_INTERFACE_ADD_DEL_FUNCTION (zone_sw_interface_add_del);

/* --- waiting until no worker can see what was unlinked --- */

void
zone_retire (u32 *sessions, zone_policy_t *policy)
{
  zone_retired_t *r;
  u32 i;

  vec_add2 (zone_main.retired, r, 1);
  *r = (zone_retired_t){ .sessions = sessions, .policy = policy };
  vec_validate (r->loops, vlib_get_n_threads () - 1);
  vec_foreach_index (i, r->loops)
    r->loops[i] = vlib_get_main_by_index (i)->main_loop_count;
}

/* Frees what every thread has turned away from. Called by the sweep, on the main thread, between
 * two of its turns: so the main thread holds nothing. */
void
zone_retired_release (void)
{
  zone_main_t *zm = &zone_main;
  u32 n = 0, i;

  while (n < vec_len (zm->retired))
    {
      zone_retired_t *r = zm->retired + n;
      for (i = 1; i < vec_len (r->loops); i++)
	if (vlib_get_main_by_index (i)->main_loop_count == r->loops[i])
	  goto wait;
      if (r->loops[0] == zm->vlib_main->main_loop_count)
	goto wait;
      if (r->sessions)
	zone_session_free_now (r->sessions);
      vec_free (r->sessions);
      if (r->policy)
	zone_policy_free (r->policy);
      vec_free (r->loops);
      n++;
    }
wait:
  if (n)
    vec_delete (zm->retired, n, 0);
}
