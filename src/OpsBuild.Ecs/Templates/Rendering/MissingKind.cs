namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>What kind of thing a template asked for in vain.</summary>
public enum MissingKind
{
    /// <summary>An environment variable that <c>must_env</c> wants.</summary>
    Variable,

    /// <summary>A key of a Terraform state.</summary>
    StateKey,

    /// <summary>A parameter of Systems Manager.</summary>
    Parameter,

    /// <summary>A secret of Secrets Manager.</summary>
    Secret,
}
