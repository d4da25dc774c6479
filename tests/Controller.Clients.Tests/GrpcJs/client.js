// A Node.js program with @grpc/grpc-js: plan, apply, look, go back. Usage: client.js TARGET PROTOS DOCUMENTS
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const [target, protos, documents] = process.argv.slice(2);
const files = ['config_service', 'interface_service', 'node_service', 'stats_service'].map((name) => `vppilot/v1/${name}.proto`);
const { vppilot } = grpc.loadPackageDefinition(loader.loadSync(files, { includeDirs: [protos], longs: Number, enums: String, defaults: true, oneofs: true }));

const connect = (Service) => new Service(target, grpc.credentials.createInsecure());
const config = connect(vppilot.v1.ConfigService);
const node = connect(vppilot.v1.NodeService);
const interfaces = connect(vppilot.v1.InterfaceService);
const stats = connect(vppilot.v1.StatsService);

const mode = { state: 'DOCUMENT_STATE_OVERRIDDEN' };
const soon = () => ({ deadline: Date.now() + 60_000 });
const document = (name) => ({ text: fs.readFileSync(path.join(documents, name), 'utf8') });

const call = (client, method, request, options = soon()) =>
  new Promise((resolve, reject) => client[method](request, options, (error, answer) => (error ? reject(error) : resolve(answer))));

// The messages of a stream, and the error that it ended with.
const stream = (client, method, request, most = Infinity) =>
  new Promise((resolve) => {
    const messages = [];
    const reading = client[method](request, soon());
    const end = (error) => resolve({ messages, error });
    reading.on('data', (message) => {
      messages.push(message);
      if (messages.length === most) {
        reading.cancel();
        end(null);
      }
    });
    reading.on('error', end);
    reading.on('end', () => end(null));
  });

const result = async (method, request) => {
  const { messages, error } = await stream(config, method, request);
  assert.equal(error, null);
  return messages.at(-1).result;
};

async function main() {
  const { status } = await call(node, 'GetStatus', {});
  assert.ok(status.simulated && status.vpp.connected);

  const wrong = await stream(config, 'Apply', { document: document('wrong.yaml') });
  assert.equal(wrong.error.code, grpc.status.INVALID_ARGUMENT);
  assert.equal(wrong.messages.at(-1).result.outcome, 'APPLY_OUTCOME_INVALID');
  assert.ok(wrong.error.metadata.get('grpc-status-details-bin')[0].length > 0);

  const first = await result('Apply', { document: document('first.yaml'), mode, options: { comment: 'from JavaScript' } });
  assert.match(first.outcome, /COMMITTED|UNCHANGED/);
  const { plan } = await call(config, 'Plan', { document: document('second.yaml'), mode });
  assert.deepEqual(plan.steps.map((step) => step.path), ['interface/lan']);
  assert.deepEqual(plan.steps[0].changes.map(({ name, before, after }) => ({ name, before, after })), [{ name: 'mtu', before: '1500', after: '9000' }]);
  const second = await result('Apply', { document: document('second.yaml'), mode });
  assert.equal(second.outcome, 'APPLY_OUTCOME_COMMITTED');

  // A change with a deadline, which is given up before that.
  const risky = await result('Apply', { document: document('first.yaml'), mode, options: { confirm: { seconds: 600 } } });
  assert.equal(risky.confirmation.revision, risky.revision);
  const extended = await call(config, 'Extend', { by: { seconds: 1200 } });
  assert.ok(extended.confirmation.deadline.seconds > risky.confirmation.deadline.seconds);
  assert.equal((await result('Revert', {})).outcome, 'APPLY_OUTCOME_COMMITTED');
  await assert.rejects(call(config, 'GetConfirmation', {}), { code: grpc.status.NOT_FOUND });

  const watched = await stream(interfaces, 'WatchInterfaces', { names: ['lan'] }, 2);
  assert.deepEqual(watched.messages.map((message) => message.interfaces[0].mtu), [9000, 9000]);
  assert.ok((await call(stats, 'GetStats', {})).stats.heaps.length > 0);

  const back = await result('Rollback', { revision: second.revision - 1 });
  assert.equal(back.outcome, 'APPLY_OUTCOME_COMMITTED');
  assert.equal((await call(config, 'Plan', { document: document('first.yaml'), mode })).plan.steps.length, 0);

  await assert.rejects(call(config, 'GetRevision', { number: 4711 }), { code: grpc.status.NOT_FOUND });
  console.log(`@grpc/grpc-js: all well, back at revision ${back.revision}`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
