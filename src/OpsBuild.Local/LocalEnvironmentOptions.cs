using System.Text.RegularExpressions;
using OpsBuild.Local.Postgres;

namespace OpsBuild.Local;

/// <summary>Which local environment, and what is in it.</summary>
/// <param name="WorkTree">The root of the checkout; each has an environment of its own.</param>
public sealed partial record LocalEnvironmentOptions(string WorkTree)
{
    /// <summary>Where PostgreSQL's programs come from, and which major.</summary>
    /// <value>Default: any way, any supported major.</value>
    public PostgresProgramsOptions Postgres { get; init; } = new();

    /// <summary>The application's database.</summary>
    /// <value>Default <c>app</c>.</value>
    /// <exception cref="ArgumentException">Not a lower-case name of letters, digits and underscores.</exception>
    public string DatabaseName
    {
        get;
        init => field = Identifier().IsMatch(value) ? value : throw NotAnIdentifier(value);
    } = "app";

    /// <summary>The role that owns the database, as RDS's master user does; no superuser.</summary>
    /// <value>Default <c>app_admin</c>.</value>
    /// <exception cref="ArgumentException">Not a lower-case name of letters, digits and underscores.</exception>
    public string AdminUser
    {
        get;
        init => field = Identifier().IsMatch(value) ? value : throw NotAnIdentifier(value);
    } = "app_admin";

    /// <summary>The role that the application logs in as; the environment keeps its secret, and whoever synchronises it makes the role.</summary>
    /// <value>Default <c>app_user</c>.</value>
    /// <exception cref="ArgumentException">Not a lower-case name of letters, digits and underscores.</exception>
    public string AppUser
    {
        get;
        init => field = Identifier().IsMatch(value) ? value : throw NotAnIdentifier(value);
    } = "app_user";

    /// <summary>The region that the AWS endpoint stands for.</summary>
    /// <value>Default <c>us-east-1</c>.</value>
    public string Region { get; init; } = "us-east-1";

    /// <summary>As what tasks run.</summary>
    /// <value>Default <see cref="LocalRuntime.Process"/>.</value>
    public LocalRuntime Runtime { get; init; }

    /// <summary>
    /// Ports of this machine's loopback address that tasks in Docker find on theirs, beside the AWS endpoint's and the database's; as processes
    /// they see all of them.
    /// </summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<int> ForwardedPorts { get; init; } = [];

    /// <summary>Whether the environment's own database is wanted; without it only the AWS endpoint is started, and no PostgreSQL is needed.</summary>
    /// <value>Default true.</value>
    public bool WithDatabase { get; init; } = true;

    /// <summary>Whether tasks and calls may be made to go wrong on demand, for tests (<see cref="LocalEnvironment.PlanFaultAsync(Aws.Ecs.Faults.TaskFault, CancellationToken)"/>).</summary>
    /// <value>Default false.</value>
    public bool TakesFaults { get; init; }

    /// <summary>The folder of all environments and their cache.</summary>
    /// <value>
    /// Default: what the environment variable <c>OPSBUILD_LOCAL_HOME</c> names; else the system's folder for state
    /// (<c>$XDG_STATE_HOME/opsbuild</c>, for root <c>/var/lib/opsbuild</c>).
    /// </value>
    public string? Home { get; init; }

    private static ArgumentException NotAnIdentifier(string value) =>
        new($"'{value}' cannot be the name of a local database or role: use up to 63 lower-case letters, digits and underscores, a letter first.", nameof(value));

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
