/*
 * VPP's own C client (VAPI) over the unix socket, used as its header says: blocking for one request at a time,
 * nonblocking with `window` requests outstanding. Built against an installed VPP; nothing of it is copied.
 *
 *   vapi ping    socket= window= seconds= warm= | count=
 *   vapi route   socket= window= count= add=0|1 interface=
 *   vapi dump    socket= rows= pause= seconds= warm=     pause: microseconds that the consumer spends on a row
 *   vapi connect socket= seconds= warm=
 */
#include <vapi/vapi.h>
#include <vapi/memclnt.api.vapi.h>
#include <vapi/vlib.api.vapi.h>
#include <vapi/interface.api.vapi.h>
#include <vapi/ip.api.vapi.h>
#include "../measure.h"

DEFINE_VAPI_MSG_IDS_INTERFACE_API_JSON;
DEFINE_VAPI_MSG_IDS_IP_API_JSON;

enum
{
  RESPONSES = 4096,
};

static vapi_ctx_t vapi;
static uint64_t answered;

static void
check (vapi_error_e error, const char *what)
{
  if (error != VAPI_OK)
    die ("%s: VAPI error %d", what, error);
}

static void
connect_to_vpp (int window, vapi_mode_e mode)
{
  check (vapi_ctx_alloc (&vapi), "vapi_ctx_alloc");
  /* One slot of the ring stays free. */
  check (vapi_connect_ex (vapi, "bench-vapi", text_argument ("socket", NULL), window + 1, RESPONSES, mode, true, true), "vapi_connect_ex");
}

static void
disconnect (void)
{
  check (vapi_disconnect (vapi), "vapi_disconnect");
  vapi_ctx_free (vapi);
}

static vapi_error_e
on_ping (struct vapi_ctx_s *ctx, void *context, vapi_error_e error, bool last, vapi_payload_control_ping_reply *reply)
{
  (void) ctx, (void) context, (void) last;
  if (error != VAPI_OK || reply->retval != 0)
    die ("ping: VAPI error %d", error);
  answered++;
  return VAPI_OK;
}

static vapi_error_e
on_route (struct vapi_ctx_s *ctx, void *context, vapi_error_e error, bool last, vapi_payload_ip_route_add_del_v2_reply *reply)
{
  (void) ctx, (void) context, (void) last;
  if (error != VAPI_OK || reply->retval != 0)
    die ("route: VAPI error %d, retval %d", error, reply ? reply->retval : 0);
  answered++;
  return VAPI_OK;
}

static vapi_error_e
send_ping (uint64_t number)
{
  (void) number;
  vapi_msg_control_ping *message = vapi_alloc_control_ping (vapi);
  if (!message)
    die ("out of memory");
  return vapi_control_ping (vapi, message, on_ping, NULL);
}

static vapi_error_e
send_route (uint64_t number)
{
  static int add = -1;
  static uint32_t interface;
  if (add < 0)
    {
      interface = (uint32_t) number_argument ("interface", NULL);
      add = (int) number_argument ("add", NULL);
    }
  vapi_msg_ip_route_add_del_v2 *message = vapi_alloc_ip_route_add_del_v2 (vapi, 1);
  if (!message)
    die ("out of memory");
  vapi_type_ip_route_v2 *route = &message->payload.route;
  vapi_type_fib_path *path = route->paths;
  memset (&message->payload, 0, sizeof (message->payload));
  memset (path, 0, sizeof (*path));
  message->payload.is_add = (bool) add;
  uint32_t destination = htonl (0x0a000000 + (uint32_t) number), next_hop = htonl (0xc0a80002);
  memcpy (&route->prefix.address.un, &destination, 4);
  route->prefix.len = 32;
  route->n_paths = 1;
  path->sw_if_index = interface;
  path->weight = 1;
  memcpy (&path->nh.address, &next_hop, 4);
  return vapi_ip_route_add_del_v2 (vapi, message, on_route, NULL);
}

/* One at a time: each call returns when its answer is there. */
static void
one_at_a_time (vapi_error_e (*send) (uint64_t number), uint64_t count, double seconds)
{
  double end = now () + seconds;
  for (uint64_t i = 0; count ? i < count : now () < end; i++)
    {
      double before = now ();
      check (send (i), "a blocking call");
      note_latency (now () - before);
    }
}

/*
 * Sends while the window has room, else takes an answer. The window must stay below what the socket's send buffer holds, some 280
 * pings or 160 routes: VAPI takes a refused write for a success (vapi.c:vapi_sock_send keeps the result in an unsigned
 * variable), and the request is lost.
 */
static void
pipelined (vapi_error_e (*send) (uint64_t number), uint64_t count, double seconds, uint64_t window)
{
  double end = now () + seconds;
  uint64_t sent = 0, first = answered;
  while (!count || answered - first < count)
    {
      if (!count && (sent & 127) == 0 && now () >= end)
	count = sent;
      while ((!count || sent < count) && sent - (answered - first) < window)
	{
	  check (send (sent++), "a nonblocking call");
	  if (!count && (sent & 127) == 0)
	    break;
	}
      vapi_error_e error = vapi_dispatch_one (vapi);
      if (error != VAPI_EAGAIN)
	check (error, "vapi_dispatch_one");
    }
}

static void
run_requests (vapi_error_e (*send) (uint64_t number))
{
  uint64_t window = (uint64_t) number_argument ("window", NULL), count = (uint64_t) number_argument ("count", "0");
  double seconds = number_argument ("seconds", "0"), warm = number_argument ("warm", "0");
  connect_to_vpp ((int) window, window == 1 ? VAPI_MODE_BLOCKING : VAPI_MODE_NONBLOCKING);
  if (warm > 0 && window == 1)
    one_at_a_time (send, 0, warm);
  else if (warm > 0)
    pipelined (send, 0, warm, window);
  answered = 0;
  start_measuring ();
  if (window == 1)
    one_at_a_time (send, count, seconds);
  else
    pipelined (send, count, seconds, window);
  answer (answered, "");
  disconnect ();
}

static uint8_t seen[1 << 20];
static uint64_t rows_seen;
static double pause_seconds;

static vapi_error_e
on_interface (struct vapi_ctx_s *ctx, void *context, vapi_error_e error, bool last, vapi_payload_sw_interface_details *row)
{
  (void) ctx, (void) context;
  if (error != VAPI_OK)
    die ("dump: VAPI error %d", error);
  if (last || !row)
    return VAPI_OK;
  if (row->sw_if_index < sizeof (seen) && !seen[row->sw_if_index]++)
    rows_seen++;
  if (pause_seconds > 0)
    for (double end = now () + pause_seconds; now () < end;)
      ;
  return VAPI_OK;
}

static uint64_t
dump_once (void)
{
  memset (seen, 0, sizeof (seen));
  rows_seen = 0;
  vapi_msg_sw_interface_dump *message = vapi_alloc_sw_interface_dump (vapi, 0);
  if (!message)
    die ("out of memory");
  message->payload.sw_if_index = ~0u;
  message->payload.name_filter_valid = false;
  message->payload.name_filter.length = 0;
  check (vapi_sw_interface_dump (vapi, message, on_interface, NULL), "sw_interface_dump");
  return rows_seen;
}

static void
run_dump (void)
{
  uint64_t rows = (uint64_t) number_argument ("rows", NULL), done = 0, dumps = 0;
  pause_seconds = number_argument ("pause", "0") * 1e-6;
  connect_to_vpp (16, VAPI_MODE_BLOCKING);
  for (double end = now () + number_argument ("warm", "0"); now () < end;)
    dump_once ();
  start_measuring ();
  for (double end = now () + number_argument ("seconds", NULL); now () < end; dumps++)
    done += dump_once ();
  char lost[64];
  snprintf (lost, sizeof (lost), " lost=%lld", (long long) (dumps * rows - done));
  answer (done, lost);
  disconnect ();
}

static void
run_connect (void)
{
  uint64_t done = 0;
  for (double end = now () + number_argument ("warm", "0"); now () < end;)
    {
      connect_to_vpp (16, VAPI_MODE_BLOCKING);
      disconnect ();
    }
  start_measuring ();
  for (double end = now () + number_argument ("seconds", NULL); now () < end; done++)
    {
      double before = now ();
      connect_to_vpp (16, VAPI_MODE_BLOCKING);
      note_latency (now () - before);
      disconnect ();
    }
  answer (done, "");
}

int
main (int count, char **values)
{
  arguments = count;
  argument = values;
  const char *what = count > 1 ? values[1] : "";
  if (strcmp (what, "ping") == 0)
    run_requests (send_ping);
  else if (strcmp (what, "route") == 0)
    run_requests (send_route);
  else if (strcmp (what, "dump") == 0)
    run_dump ();
  else if (strcmp (what, "connect") == 0)
    run_connect ();
  else
    die ("vapi ping|route|dump|connect name=value...");
  return 0;
}
