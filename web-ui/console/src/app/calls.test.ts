import { expect, it } from 'vitest';
import { cli, listVersions, rollBackCall } from './calls';

it('writes commands that a shell reads back word by word', () => {
  expect(listVersions('flight-delay').text).toBe('slipway version list --of flight-delay');
  expect(cli('status', 'my model/1').text).toBe("slipway status 'my model/1'");
  expect(cli('status', "O'Hare/1").text).toBe("slipway status 'O'\\''Hare/1'");
});

it('names the call that rolls back', () => {
  expect(rollBackCall('staging', 'flight-delay')).toEqual({
    name: 'CLI: roll back',
    text: 'slipway rollback staging/flight-delay --reason why',
  });
});
