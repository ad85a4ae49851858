using System.Globalization;
using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Names;

namespace OpsBuild.Definitions;

/// <summary>The PostgreSQL beside the drift check: empty at the start, gone at the end, of the target's major version.</summary>
internal static class ShadowPostgres
{
    /// <summary>
    /// The target's major version, unless a run says otherwise. Change it together with the RDS instance and the image's copy; a lint rule
    /// compares it with the image.
    /// </summary>
    private const int major = 17;

    // Containers of one task share one network namespace, so no second server may listen here. On a machine without containers
    // the namespace is the machine's own, and a run names a port that is free there.
    private const int port = 5432;

    private static readonly TemplateText Port = TemplateExpression.Env("SHADOW_POSTGRES_PORT", port.ToString(CultureInfo.InvariantCulture));

    public static readonly ContainerName Name = ContainerName.Parse("shadow-postgres");

    /// <summary>How the batch reaches it. Without a password, since there is none: see the container.</summary>
    public static TemplateText Url => TemplateText.FromString("postgres://postgres@127.0.0.1:").Then(Port).Then("/postgres?sslmode=disable");

    /// <summary>
    /// It listens on loopback only, which is the task's own, and lets everybody there in: a password would have to stand in the definition.
    /// Its end must not end the task before the batch has said what happened, so it is not essential.
    /// </summary>
    public static ContainerDefinition Container => new()
    {
        Name = Name,
        Image = Values.ShadowImage,
        IsEssential = false,
        Command = ["postgres", "-c", "listen_addresses=127.0.0.1", "-c", TemplateText.FromString("port=").Then(Port), "-c", "fsync=off"],
        Environment = [new("POSTGRES_HOST_AUTH_METHOD", "trust")],
        HealthCheck = new HealthCheck
        {
            // By TCP: the image's first, temporary server answers on its socket only, and would be taken for the real one.
            Command = ["CMD-SHELL", TemplateText.FromString("pg_isready --host=127.0.0.1 --username=postgres --port=").Then(Port)],
            Interval = 5,
            Timeout = 3,
            Retries = 10,
            StartPeriod = 30,
        },
        Labels = [("opsbuild.postgres-major", TemplateExpression.Env("SHADOW_POSTGRES_MAJOR", major.ToString(CultureInfo.InvariantCulture)))],
        Log = Logs.Under("batch/shadow-postgres"),
    };
}
