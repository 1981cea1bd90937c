-- Tokens that could do everything before there was the right `pull` can do everything still.
update token set scopes = array_append(scopes, 'pull')
 where not scopes @> array['pull']
   and scopes @> array['read', 'model:write', 'dataset:write', 'policy:write', 'evaluate', 'build', 'deploy',
                       'predict', 'serve:replay', 'label:write', 'alert:write', 'ingest', 'token:write', 'user:write'];
