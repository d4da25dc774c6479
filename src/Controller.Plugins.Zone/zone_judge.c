/* SPDX-License-Identifier: Apache-2.0
 * Which policy a new flow meets. */
#include "zone.h"

static u32
class_of_ip4 (const zone_policy_t *p, u32 address)
{
  u32 lo = 0, hi = vec_len (p->start4);

  while (hi - lo > 1)
    {
      u32 mid = (lo + hi) / 2;
      if (p->start4[mid] <= address)
	lo = mid;
      else
	hi = mid;
    }
  return p->class4[lo];
}

static u32
class_of_ip6 (const zone_policy_t *p, const ip6_address_t *a)
{
  u64 h = clib_net_to_host_u64 (a->as_u64[0]), l = clib_net_to_host_u64 (a->as_u64[1]);
  u32 lo = 0, hi = vec_len (p->start6);

  while (hi - lo > 1)
    {
      u32 mid = (lo + hi) / 2;
      const zone_u128_t *s = p->start6 + mid;
      if (s->hi < h || (s->hi == h && s->lo <= l))
	lo = mid;
      else
	hi = mid;
    }
  return p->class6[lo];
}

/* The applications that the packet fits, into scratch->apps. */
static void
applications_of (const zone_policy_t *p, zone_match_scratch_t *s, const zone_tuple_t *t)
{
  const zone_port_index_t *x = p->ports[t->protocol];
  u16 primary = 0, secondary = 0;
  u32 lo, hi, i;

  vec_reset_length (s->apps);
  if (x)
    {
      if (t->protocol == IP_PROTOCOL_ICMP || t->protocol == IP_PROTOCOL_ICMP6)
	{
	  primary = t->icmp_type;
	  secondary = t->icmp_code;
	}
      else
	{
	  primary = clib_net_to_host_u16 (t->dst_port);
	  secondary = clib_net_to_host_u16 (t->src_port);
	}
      lo = 0;
      hi = vec_len (x->first);
      while (hi - lo > 1)
	{
	  u32 mid = (lo + hi) / 2;
	  if (x->first[mid] <= primary)
	    lo = mid;
	  else
	    hi = mid;
	}
      for (i = x->offset[lo]; i < x->offset[lo + 1]; i++)
	if (x->terms[i].lo <= secondary && secondary <= x->terms[i].hi)
	  vec_add1 (s->apps, x->terms[i].app);
    }
  vec_append (s->apps, p->any_protocol_apps);
}

static void
members (const zone_dimension_t *d, const u32 *ids, u32 n, zone_bitmap_t ***takes,
	 zone_bitmap_t ***excludes)
{
  u32 i;

  vec_reset_length (*takes);
  if (excludes)
    vec_reset_length (*excludes);
  for (i = 0; i < n; i++)
    {
      uword *found = hash_get (d->by_member, ids[i]);
      if (!found)
	continue;
      vec_add1 (*takes, d->takes + found[0]);
      if (excludes)
	vec_add1 (*excludes, d->excludes + found[0]);
    }
}

/* Rules of word w that take one dimension of the packet. */
static_always_inline u64
takes_word (const zone_dimension_t *d, zone_bitmap_t **takes, zone_bitmap_t **excludes, u32 w)
{
  zone_bitmap_t **b;
  u64 yes = d->any.words[w], no = 0;

  vec_foreach (b, takes)
    yes |= b[0]->words[w];
  if (d->negated.words[w])
    {
      vec_foreach (b, excludes)
	no |= b[0]->words[w];
      yes |= d->negated.words[w] & ~no;
    }
  return yes;
}

static_always_inline u64
takes_sum (const zone_dimension_t *d, zone_bitmap_t **takes, u32 s)
{
  zone_bitmap_t **b;
  u64 yes = d->any.sum[s] | d->negated.sum[s];

  vec_foreach (b, takes)
    yes |= b[0]->sum[s];
  return yes;
}

static_always_inline u64
zone_word (const zone_dimension_t *d, u8 zone, u32 w)
{
  uword *found = hash_get (d->by_member, zone);
  return d->any.words[w] | (found ? d->takes[found[0]].words[w] : 0);
}

/* Position of the first rule that takes all of the packet, ~0 when none does. */
static u32
context_match (const zone_policy_t *p, const zone_context_t *c, zone_match_scratch_t *s,
	       u32 src_class, u32 dst_class, u8 from, u8 to)
{
  u32 i;

  members (&c->src, p->class_sets + p->class_offset[src_class],
	   p->class_offset[src_class + 1] - p->class_offset[src_class], &s->src, &s->src_not);
  members (&c->dst, p->class_sets + p->class_offset[dst_class],
	   p->class_offset[dst_class + 1] - p->class_offset[dst_class], &s->dst, &s->dst_not);
  members (&c->app, s->apps, vec_len (s->apps), &s->app, 0);

  for (i = 0; i < c->n_sum; i++)
    {
      u64 sum = takes_sum (&c->src, s->src, i) & takes_sum (&c->dst, s->dst, i) &
		takes_sum (&c->app, s->app, i);
      while (sum)
	{
	  u32 w = i * 64 + count_trailing_zeros (sum);
	  u64 word = takes_word (&c->src, s->src, s->src_not, w) &
		     takes_word (&c->dst, s->dst, s->dst_not, w) &
		     takes_word (&c->app, s->app, 0, w);
	  if (c->is_global && word)
	    word &= zone_word (&c->from, from, w) & zone_word (&c->to, to, w);
	  if (word)
	    return w * 64 + count_trailing_zeros (word);
	  sum &= sum - 1;
	}
    }
  return ~0;
}

/* The application by which the rule took the packet; of a rule for any, the first that fits. */
static u32
rule_application (const zone_ruleset_t *rs, const zone_rule_t *r, const u32 *apps)
{
  u32 i, n = r->n[ZONE_REF_APP];
  const u32 *id =
    r->ids + r->n[ZONE_REF_FROM] + r->n[ZONE_REF_TO] + r->n[ZONE_REF_SRC] + r->n[ZONE_REF_DST];
  const u32 *app;

  if (n == 0)
    return vec_len (apps) ? apps[0] : ~0;
  for (i = 0; i < n; i++)
    vec_foreach (app, apps)
      if (rs->applications[app[0]].id == id[i])
	return app[0];
  return ~0;
}

static void
verdict_of_rule (const zone_policy_t *p, const zone_context_t *c, u32 position,
		 zone_match_scratch_t *s, zone_verdict_t *v)
{
  zone_rule_t *r;

  v->rule = c->rules[position];
  r = p->ruleset->rules + v->rule;
  v->slot = r->slot;
  v->action = r->action;
  v->log_start = (r->flags & ZONE_POLICY_LOG_START) != 0;
  v->log_end = (r->flags & ZONE_POLICY_LOG_END) != 0;
  v->app = rule_application (p->ruleset, r, s->apps);
  v->reason = r->action == ZONE_PERMIT ? ZONE_REASON_PERMIT :
	      r->action == ZONE_DENY   ? ZONE_REASON_DENY_POLICY :
					 ZONE_REASON_REJECT_POLICY;
}

static void
verdict_implicit (zone_verdict_t *v, u8 action, u32 slot, zone_reason_t reason)
{
  v->action = action;
  v->slot = slot;
  v->reason = reason;
}

void
zone_policy_judge (const zone_policy_t *p, zone_match_scratch_t *s, const zone_tuple_t *t, u8 from,
		   u8 to, zone_verdict_t *v)
{
  const zone_ruleset_t *rs = p->ruleset;
  u32 src_class, dst_class, position, *app;
  uword *pair;

  *v = (zone_verdict_t){ .rule = ~0, .app = ~0 };
  if (PREDICT_FALSE (from == ZONE_NULL || to == ZONE_NULL))
    {
      int both = (from == ZONE_NULL || from == ZONE_SELF) && (to == ZONE_NULL || to == ZONE_SELF);
      if (both && (p->flags & ZONE_RULESET_NULL_ZONE_FORWARDS))
	verdict_implicit (v, ZONE_PERMIT, ZONE_SLOT_NULL_ZONE, ZONE_REASON_PERMIT);
      else
	verdict_implicit (v, ZONE_DENY, ZONE_SLOT_NULL_ZONE, ZONE_REASON_NULL_ZONE);
      return;
    }

  if (t->is_ip6)
    {
      src_class = class_of_ip6 (p, &t->src.ip6);
      dst_class = class_of_ip6 (p, &t->dst.ip6);
    }
  else
    {
      src_class = class_of_ip4 (p, clib_net_to_host_u32 (t->src.ip4.as_u32));
      dst_class = class_of_ip4 (p, clib_net_to_host_u32 (t->dst.ip4.as_u32));
    }
  applications_of (p, s, t);

  pair = hash_get (p->context_by_pair, (uword) from << 8 | to);
  if (pair)
    {
      const zone_context_t *c = p->contexts + pair[0];
      position = context_match (p, c, s, src_class, dst_class, from, to);
      if (position != ~0)
	{
	  verdict_of_rule (p, c, position, s, v);
	  return;
	}
    }
  /* What may reach the router is said zone by zone: a global policy for transit does not open it.
   */
  if (p->global && to != ZONE_SELF && from != ZONE_SELF)
    {
      position = context_match (p, p->global, s, src_class, dst_class, from, to);
      if (position != ~0)
	{
	  verdict_of_rule (p, p->global, position, s, v);
	  return;
	}
    }

  v->app = vec_len (s->apps) ? s->apps[0] : ~0;
  if (to == ZONE_SELF)
    {
      verdict_implicit (v, ZONE_DENY, ZONE_SLOT_HOST_INBOUND, ZONE_REASON_HOST_INBOUND);
      if (from == ZONE_SELF || (rs->zones[from].flags & ZONE_FLAG_HOST_INBOUND_ALL))
	verdict_implicit (v, ZONE_PERMIT, ZONE_SLOT_HOST_INBOUND, ZONE_REASON_PERMIT);
      else if (p->host_inbound[from])
	vec_foreach (app, s->apps)
	  if (p->host_inbound[from][app[0] / 64] >> (app[0] % 64) & 1)
	    {
	      v->app = app[0];
	      verdict_implicit (v, ZONE_PERMIT, ZONE_SLOT_HOST_INBOUND, ZONE_REASON_PERMIT);
	      break;
	    }
    }
  else if (from == ZONE_SELF)
    {
      if (p->flags & ZONE_RULESET_SELF_DENY)
	verdict_implicit (v, ZONE_DENY, ZONE_SLOT_FROM_SELF, ZONE_REASON_DENY_DEFAULT);
      else
	verdict_implicit (v, ZONE_PERMIT, ZONE_SLOT_FROM_SELF, ZONE_REASON_PERMIT);
    }
  else if (from == to && (rs->zones[from].flags & ZONE_FLAG_INTRA_PERMIT))
    verdict_implicit (v, ZONE_PERMIT, ZONE_SLOT_INTRA_ZONE, ZONE_REASON_PERMIT);
  else if (p->flags & ZONE_RULESET_DEFAULT_PERMIT)
    verdict_implicit (v, ZONE_PERMIT, ZONE_SLOT_DEFAULT, ZONE_REASON_PERMIT);
  else
    verdict_implicit (v, ZONE_DENY, ZONE_SLOT_DEFAULT, ZONE_REASON_DENY_DEFAULT);
  v->log_start = v->action == ZONE_DENY && (p->flags & ZONE_RULESET_LOG_DENY);
}
