using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Local;
using OpsBuild.Pipeline.Local;

namespace OpsBuild.Build.Reports;

/// <summary>Where the things of a local environment are, for people or for programs; never a password.</summary>
internal static class LocalReport
{
    public static string Of(LocalEnvironmentDescription local, bool json) => json ? Json(local) : Text(local);

    private static string Text(LocalEnvironmentDescription local)
    {
        var text = new StringBuilder();
        void Line(string name, object? value) => text.Append($"{name,-14}").Append(value ?? "not running").Append('\n');

        Line("database", local.Database);
        Line("server", local.Postgres);
        Line("authority", local.Database?.AuthorityFile);
        Line("endpoint", local.Endpoint);
        foreach (var service in local.Services)
            Line("service", service);
        Line("region", local.Region);
        Line("profile", $"{LocalEnvironment.Profile}, in AWS_CONFIG_FILE={local.ConfigFile} AWS_SHARED_CREDENTIALS_FILE={local.CredentialsFile}");
        Line("cluster", $"{LocalEnvironment.Cluster}, logs in {LocalEnvironment.LogGroup}");
        Line("ecspresso", $"--envfile {Path.Combine(local.StateFolder, LocalRunEnvironment.EnvFile)}");
        Line("admin secret", local.AdminSecretId);
        Line("app secret", LocalEnvironment.AppSecret);
        Line("logs", local.LogFolder);
        Line("state", local.StateFolder);
        return text.ToString();
    }

    private static string Json(LocalEnvironmentDescription local)
    {
        var json = new JsonObject
        {
            ["id"] = local.Id,
            ["work_tree"] = local.WorkTree,
            ["database"] = local.Database is not { } database ? null : new JsonObject
            {
                ["host"] = database.Host,
                ["port"] = database.Port,
                ["name"] = database.Name,
                ["user"] = database.AdminUser,
                ["url"] = database.ToString(),
                ["root_cert"] = database.AuthorityFile,
                ["server"] = local.Postgres,
            },
            ["endpoint"] = local.Endpoint is not { } endpoint ? null : new JsonObject
            {
                ["url"] = endpoint.ToString(),
                ["region"] = local.Region,
                ["profile"] = LocalEnvironment.Profile,
                ["config_file"] = local.ConfigFile,
                ["credentials_file"] = local.CredentialsFile,
            },
            ["services"] = new JsonArray([.. local.Services.Select(service => (JsonNode)service.ToString())]),
            ["cluster"] = LocalEnvironment.Cluster,
            ["log_group"] = LocalEnvironment.LogGroup,
            ["ecspresso_env_file"] = Path.Combine(local.StateFolder, LocalRunEnvironment.EnvFile),
            ["admin_secret_id"] = local.AdminSecretId,
            ["app_secret_id"] = LocalEnvironment.AppSecret,
            ["log_folder"] = local.LogFolder,
            ["state_folder"] = local.StateFolder,
        };
        return json.ToJsonString(Indented) + "\n";
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
