/* SPDX-License-Identifier: Apache-2.0
 * A rule set while it is uploaded. Each function checks what it is given and returns 0 or a
 * VNET_API_ERROR; a refused object leaves the upload as it was. */
#ifndef included_zone_ruleset_h
#define included_zone_ruleset_h

#include "zone.h"

#define ZONE_UPLOADS_MAX      4
#define ZONE_RULES_MAX	      60000
#define ZONE_RANGES_MAX	      2000000
#define ZONE_APPLICATIONS_MAX 60000
#define ZONE_MEMBERS_MAX      4096
#define ZONE_SCREENS_ALL      0x1fffff

zone_ruleset_t *zone_upload_begin (void);
zone_ruleset_t *zone_upload_find (u32 transaction);
void zone_upload_forget (zone_ruleset_t *rs); /* the rule set lives on in a policy */
void zone_upload_abort (zone_ruleset_t *rs);

int zone_ruleset_add_zone (zone_ruleset_t *rs, const zone_zone_t *zone);
int zone_ruleset_add_interface (zone_ruleset_t *rs, u32 sw_if_index, u8 zone_id);
int zone_ruleset_add_ranges (zone_ruleset_t *rs, u32 set_id, const zone_range_t *ranges);
int zone_ruleset_add_application (zone_ruleset_t *rs, const zone_application_t *application);
int zone_ruleset_add_rule (zone_ruleset_t *rs, const zone_rule_t *rule);

#endif /* included_zone_ruleset_h */
