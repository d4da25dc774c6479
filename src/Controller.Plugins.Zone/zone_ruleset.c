/* SPDX-License-Identifier: Apache-2.0 */
#include "zone_ruleset.h"

zone_ruleset_t *
zone_upload_begin (void)
{
  zone_main_t *zm = &zone_main;
  zone_ruleset_t *rs, **slot;

  if (pool_elts (zm->uploads) >= ZONE_UPLOADS_MAX)
    {
      /* The oldest is one that a client left behind: it goes, so that lost clients cannot lock
       * others out. */
      zone_ruleset_t *oldest = 0;
      pool_foreach (slot, zm->uploads)
	if (oldest == 0 || (i32) (slot[0]->transaction - oldest->transaction) < 0)
	  oldest = slot[0];
      zone_upload_abort (oldest);
    }
  rs = clib_mem_alloc (sizeof (*rs));
  clib_memset (rs, 0, sizeof (*rs));
  rs->transaction = ++zm->next_transaction;
  rs->set_by_id = hash_create (0, sizeof (uword));
  rs->application_by_id = hash_create (0, sizeof (uword));
  rs->rule_by_id = hash_create (0, sizeof (uword));
  pool_get (zm->uploads, slot);
  slot[0] = rs;
  return rs;
}

zone_ruleset_t *
zone_upload_find (u32 transaction)
{
  zone_ruleset_t **slot;

  pool_foreach (slot, zone_main.uploads)
    if (slot[0]->transaction == transaction)
      return slot[0];
  return 0;
}

void
zone_upload_forget (zone_ruleset_t *rs)
{
  zone_ruleset_t **slot;

  pool_foreach (slot, zone_main.uploads)
    if (slot[0] == rs)
      {
	pool_put (zone_main.uploads, slot);
	return;
      }
}

void
zone_upload_abort (zone_ruleset_t *rs)
{
  zone_upload_forget (rs);
  zone_ruleset_free (rs);
}

int
zone_ruleset_add_zone (zone_ruleset_t *rs, const zone_zone_t *zone)
{
  zone_zone_t *z;
  u32 i;

  if (zone->id < ZONE_FIRST || zone->id >= ZONE_MAX || (zone->flags & ~ZONE_FLAGS) ||
      zone->name[0] == 0 || (zone->screens & ~ZONE_SCREENS_ALL) ||
      (zone->screens_alarm_only & ~zone->screens) ||
      vec_len (zone->host_inbound) > ZONE_MEMBERS_MAX)
    return VNET_API_ERROR_INVALID_VALUE;
  if (rs->zones[zone->id].id)
    return VNET_API_ERROR_VALUE_EXIST;
  for (i = ZONE_FIRST; i < ZONE_MAX; i++)
    if (rs->zones[i].id && strncmp (rs->zones[i].name, zone->name, ZONE_NAME_SZ) == 0)
      return VNET_API_ERROR_VALUE_EXIST;
  z = rs->zones + zone->id;
  *z = *zone;
  z->host_inbound = vec_dup (zone->host_inbound);
#define _(f, d)                                                                                    \
  if (z->limits.f == 0)                                                                            \
    z->limits.f = d;
  foreach_zone_screen_limit
#undef _
    rs->n_zones++;
  return 0;
}

int
zone_ruleset_add_interface (zone_ruleset_t *rs, u32 sw_if_index, u8 zone_id)
{
  if (!vnet_sw_interface_is_api_valid (vnet_get_main (), sw_if_index) || sw_if_index == 0)
    return VNET_API_ERROR_INVALID_SW_IF_INDEX;
  if (zone_id == ZONE_NULL || zone_id >= ZONE_MAX)
    return VNET_API_ERROR_INVALID_VALUE;
  vec_validate (rs->zone_by_sw_if_index, sw_if_index);
  if (rs->zone_by_sw_if_index[sw_if_index] != ZONE_NULL)
    return VNET_API_ERROR_VALUE_EXIST;
  rs->zone_by_sw_if_index[sw_if_index] = zone_id;
  return 0;
}

static int
range_is_ordered (const zone_range_t *r)
{
  int c =
    r->is_ip6 ? memcmp (&r->first.ip6, &r->last.ip6, 16) : memcmp (&r->first.ip4, &r->last.ip4, 4);
  return c <= 0;
}

int
zone_ruleset_add_ranges (zone_ruleset_t *rs, u32 set_id, const zone_range_t *ranges)
{
  const zone_range_t *range;
  zone_set_range_t *r;
  uword *found;
  u32 set;

  if (set_id == ~0 || vec_len (ranges) == 0)
    return VNET_API_ERROR_INVALID_VALUE;
  if (vec_len (rs->ranges) + vec_len (ranges) > ZONE_RANGES_MAX)
    return VNET_API_ERROR_TABLE_TOO_BIG;
  vec_foreach (range, ranges)
    if (!range_is_ordered (range))
      return VNET_API_ERROR_INVALID_VALUE;

  found = hash_get (rs->set_by_id, set_id);
  set = found ? found[0] : rs->n_sets;
  if (!found)
    hash_set (rs->set_by_id, set_id, rs->n_sets++);
  vec_foreach (range, ranges)
    {
      vec_add2 (rs->ranges, r, 1);
      *r = (zone_set_range_t){ .set_id = set_id, .set = set, .range = *range };
    }
  return 0;
}

int
zone_ruleset_add_application (zone_ruleset_t *rs, const zone_application_t *application)
{
  const zone_term_t *t;

  if (application->id == ~0 || application->name[0] == 0 || application->n_terms == 0 ||
      application->n_terms > ZONE_TERMS_MAX || application->timeout > ZONE_TIMEOUT_MAX)
    return VNET_API_ERROR_INVALID_VALUE;
  for (t = application->terms; t < application->terms + application->n_terms; t++)
    if (t->src_port[0] > t->src_port[1] || t->dst_port[0] > t->dst_port[1] ||
	t->icmp_type[0] > t->icmp_type[1] || t->icmp_code[0] > t->icmp_code[1])
      return VNET_API_ERROR_INVALID_VALUE;
  if (hash_get (rs->application_by_id, application->id))
    return VNET_API_ERROR_VALUE_EXIST;
  if (vec_len (rs->applications) >= ZONE_APPLICATIONS_MAX)
    return VNET_API_ERROR_TABLE_TOO_BIG;
  hash_set (rs->application_by_id, application->id, vec_len (rs->applications));
  vec_add1 (rs->applications, *application);
  return 0;
}

/* That the members exist is checked at commit: the order of the upload is free. */
int
zone_ruleset_add_rule (zone_ruleset_t *rs, const zone_rule_t *rule)
{
  zone_rule_t *r;
  u32 i, n = 0, *id;

  for (i = 0; i < ZONE_N_REF; i++)
    {
      if (rule->n[i] > ZONE_MEMBERS_MAX)
	return VNET_API_ERROR_INVALID_VALUE;
      n += rule->n[i];
    }
  if (rule->id == ~0 || rule->name[0] == 0 || rule->action > ZONE_REJECT ||
      (rule->flags & ~ZONE_POLICY_FLAGS) || n != vec_len (rule->ids))
    return VNET_API_ERROR_INVALID_VALUE;
  if (!(rule->flags & ZONE_POLICY_GLOBAL) &&
      (rule->n[ZONE_REF_FROM] != 1 || rule->n[ZONE_REF_TO] != 1))
    return VNET_API_ERROR_INVALID_VALUE;
  for (id = rule->ids; id < rule->ids + rule->n[ZONE_REF_FROM] + rule->n[ZONE_REF_TO]; id++)
    if (id[0] == ZONE_NULL || id[0] >= ZONE_MAX)
      return VNET_API_ERROR_INVALID_VALUE;
  /* "all but nothing" would be a way to say any that reads like none */
  if (((rule->flags & ZONE_POLICY_SRC_EXCLUDED) && rule->n[ZONE_REF_SRC] == 0) ||
      ((rule->flags & ZONE_POLICY_DST_EXCLUDED) && rule->n[ZONE_REF_DST] == 0))
    return VNET_API_ERROR_INVALID_VALUE;
  if (hash_get (rs->rule_by_id, rule->id))
    return VNET_API_ERROR_VALUE_EXIST;
  if (vec_len (rs->rules) >= ZONE_RULES_MAX)
    return VNET_API_ERROR_TABLE_TOO_BIG;
  hash_set (rs->rule_by_id, rule->id, vec_len (rs->rules));
  vec_add2 (rs->rules, r, 1);
  *r = *rule;
  r->ids = vec_dup (rule->ids);
  return 0;
}
