namespace OpsBuild.Workflows;

/// <summary>What a person says who starts a workflow by hand; empty in a run that something else started.</summary>
public abstract record WorkflowInput
{
    private WorkflowInput(string name, string description) => (Name, Description) = (name, description);

    /// <summary>The input's name, in snake case.</summary>
    public string Name { get; }

    /// <summary>What the form says beside it.</summary>
    public string Description { get; }

    /// <summary>The input's value, for the environment of a step; never for its command line.</summary>
    public string Value => Expression.Of($"inputs.{Name}");

    /// <summary>One of several.</summary>
    public sealed record Choice(string Name, string Description, IReadOnlyList<string> Options) : WorkflowInput(Name, Description)
    {
        /// <summary>The chosen one; the first where nobody was asked.</summary>
        public string ValueOrFirst => Expression.Of($"inputs.{Name} || '{Options[0]}'");
    }

    /// <summary>Yes or no; no unless somebody says yes.</summary>
    public sealed record Flag(string Name, string Description) : WorkflowInput(Name, Description);
}
