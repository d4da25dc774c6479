/*
 * The counters of all interfaces through VPP's own stats client (libvppapiclient): the directory is searched once, each
 * refresh is one stat_segment_dump of the vectors under /if/. Built against an installed VPP; nothing of it is copied.
 *
 *   stats refresh stats= rows= seconds= warm=
 */
#include <vppinfra/mem.h>
#include <vppinfra/vec.h>
#include <vpp-api/client/stat_client.h>
#include "../measure.h"

static uint64_t interfaces, sum;

static uint32_t *
resolve (void)
{
  uint8_t **pattern = stat_segment_string_vector (NULL, "^/if/");
  uint32_t *entries = stat_segment_ls (pattern);
  if (!entries || stat_segment_vec_len (entries) == 0)
    die ("no /if/ in the stats segment");
  return entries;
}

/* Adds everything up: our client does too, and both sums must be the same. */
static void
add_up (stat_segment_data_t *data)
{
  for (int i = 0; i < stat_segment_vec_len (data); i++)
    {
      if (data[i].type == STAT_DIR_TYPE_NAME_VECTOR)
	interfaces = (uint64_t) stat_segment_vec_len (data[i].name_vector);
      else if (data[i].type == STAT_DIR_TYPE_COUNTER_VECTOR_SIMPLE)
	for (int t = 0; t < stat_segment_vec_len (data[i].simple_counter_vec); t++)
	  for (int n = 0; n < stat_segment_vec_len (data[i].simple_counter_vec[t]); n++)
	    sum += data[i].simple_counter_vec[t][n];
      else if (data[i].type == STAT_DIR_TYPE_COUNTER_VECTOR_COMBINED)
	for (int t = 0; t < stat_segment_vec_len (data[i].combined_counter_vec); t++)
	  for (int n = 0; n < stat_segment_vec_len (data[i].combined_counter_vec[t]); n++)
	    sum += data[i].combined_counter_vec[t][n].packets + data[i].combined_counter_vec[t][n].bytes;
    }
}

static void
refresh (uint32_t **entries, int last)
{
  stat_segment_data_t *data = stat_segment_dump (*entries);
  while (!data)
    {
      *entries = resolve ();
      data = stat_segment_dump (*entries);
    }
  if (last)
    add_up (data);
  stat_segment_data_free (data);
}

int
main (int count, char **values)
{
  arguments = count;
  argument = values;
  if (count < 2 || strcmp (values[1], "refresh") != 0)
    die ("stats refresh name=value...");
  clib_mem_init (NULL, 512 << 20);
  if (stat_segment_connect (text_argument ("stats", NULL)) != 0)
    die ("cannot connect to %s", text_argument ("stats", NULL));
  uint32_t *entries = resolve ();
  uint64_t done = 0;
  refresh (&entries, 1);
  for (double end = now () + number_argument ("warm", "0"); now () < end;)
    refresh (&entries, 0);
  start_measuring ();
  for (double end = now () + number_argument ("seconds", NULL); now () < end; done++)
    {
      double before = now ();
      refresh (&entries, 0);
      note_latency (now () - before);
    }
  if (interfaces < (uint64_t) number_argument ("rows", NULL))
    die ("%llu interfaces", (unsigned long long) interfaces);
  char check[64];
  snprintf (check, sizeof (check), " check=%llu", (unsigned long long) sum);
  answer (done, check);
  stat_segment_disconnect ();
  return 0;
}
