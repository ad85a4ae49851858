namespace OpsBuild.Ecs.Deployments;

/// <summary>One of the named ways in which a deployment or a rollback ends: a closed set, listed in docs/deploy-service.md.</summary>
public sealed partial record DeploymentOutcome
{
    private const string Look = "aws ecs describe-services --cluster {cluster} --services {service} --region {region}";
    private const string Deployments = "aws ecs list-service-deployments --cluster {cluster} --service {service} --region {region}";
    private const string Again = "./build.sh {target}";

    private DeploymentOutcome(string code, int exitCode, string sentence, string remedy, string next) =>
        (Code, ExitCode, Sentence, Remedy, Next) = (code, exitCode, sentence, remedy, next);

    /// <summary>The stable word, such as <c>circuit_broken</c>.</summary>
    public string Code { get; }

    /// <summary>The build's exit code; 0 for the one success.</summary>
    public int ExitCode { get; }

    /// <summary>What happened, in one sentence.</summary>
    public string Sentence { get; }

    /// <summary>What to do about it; empty for the success.</summary>
    public string Remedy { get; }

    /// <summary>The command that looks further, with placeholders; empty where there is none.</summary>
    private string Next { get; }

    /// <summary>All there are, in the order of docs/deploy-service.md.</summary>
    public static IReadOnlyList<DeploymentOutcome> All => [.. Ends, .. Gates];

    /// <summary>The command that looks further.</summary>
    public string? NextFor(DeploymentRequest request) => Next.Length == 0 ? null : Next
        .Replace("{target}", request.Target, StringComparison.Ordinal)
        .Replace("{cluster}", request.Cluster, StringComparison.Ordinal)
        .Replace("{service}", request.Service, StringComparison.Ordinal)
        .Replace("{region}", request.Region ?? "<region>", StringComparison.Ordinal);

    public override string ToString() => Code;
}
