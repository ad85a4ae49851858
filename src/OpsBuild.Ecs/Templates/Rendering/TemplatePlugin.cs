using OpsBuild.Ecs.TerraformStates;

namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>A plugin of ecspresso's config: functions, and the <c>func_prefix</c> put before their names.</summary>
public abstract record TemplatePlugin
{
    private TemplatePlugin(string funcPrefix) => FuncPrefix = funcPrefix;

    /// <summary>What is put before the names of the functions, such as <c>db_</c> for <c>db_tfstate</c>; empty for none.</summary>
    public string FuncPrefix { get; }

    internal abstract string Name { get; }

    internal abstract IEnumerable<TemplateFunction> Functions { get; }

    /// <summary><c>tfstate</c> and <c>tfstatef</c> over one state.</summary>
    public sealed record Terraform(TerraformState State, string FuncPrefix = "") : TemplatePlugin(FuncPrefix)
    {
        internal override string Name => "tfstate";

        internal override IEnumerable<TemplateFunction> Functions =>
            [new StateFunction($"{FuncPrefix}tfstate", State), new StateFormatFunction($"{FuncPrefix}tfstatef", State)];
    }

    /// <summary><c>ssm</c>: parameters of Systems Manager.</summary>
    public sealed record Parameters(IParameterStore Store, string FuncPrefix = "") : TemplatePlugin(FuncPrefix)
    {
        internal override string Name => "ssm";

        internal override IEnumerable<TemplateFunction> Functions => [new ParameterFunction($"{FuncPrefix}ssm", Store)];
    }

    /// <summary><c>secretsmanager_arn</c>: the full ARN of a secret, with the random letters at its end.</summary>
    public sealed record Secrets(ISecretArns Arns, string FuncPrefix = "") : TemplatePlugin(FuncPrefix)
    {
        internal override string Name => "secretsmanager";

        internal override IEnumerable<TemplateFunction> Functions => [new SecretArnFunction($"{FuncPrefix}secretsmanager_arn", Arns)];
    }
}
