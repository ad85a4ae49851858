namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>What templates are rendered with: the variables and the plugins, as a config of ecspresso lists them.</summary>
public sealed record TemplateEnvironment
{
    /// <summary>The environment variables that <c>env</c> and <c>must_env</c> see.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The plugins, each with its prefix.</summary>
    /// <value>
    /// None by default. As with ecspresso, <c>ssm</c> and <c>secretsmanager_arn</c> exist without being listed; used like that they are an
    /// error, because nothing was given that could answer them.
    /// </value>
    public IReadOnlyList<TemplatePlugin> Plugins { get; init; } = [];

    /// <summary>The variables of this process and a Terraform state without prefix, the usual case.</summary>
    public static TemplateEnvironment OfProcess(TerraformStates.TerraformState? state = null) => new()
    {
        Variables = ProcessVariables.Read(),
        Plugins = state is null ? [] : [new TemplatePlugin.Terraform(state)],
    };
}
