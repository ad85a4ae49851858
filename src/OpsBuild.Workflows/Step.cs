namespace OpsBuild.Workflows;

/// <summary>One step of a job.</summary>
public abstract record Step
{
    private Step(string name) => Name = name;

    /// <summary>What the run's page calls it.</summary>
    public string Name { get; }

    /// <summary>An action.</summary>
    public sealed record Action(string Name, ActionPin Pin) : Step(Name)
    {
        /// <summary>The action's inputs, in the order in which they are written.</summary>
        /// <value>Default: none.</value>
        public IReadOnlyList<KeyValuePair<string, Scalar>> With { get; init; } = [];

        /// <summary>Whether it also runs after a step that failed or was cancelled.</summary>
        /// <value>Default false.</value>
        public bool RunsAlways { get; init; }
    }

    /// <summary>A call of the build.</summary>
    public sealed record Build(string Name, BuildCall Call) : Step(Name)
    {
        /// <summary>The environment of the call, in the order in which it is written; values may be expressions.</summary>
        /// <value>Default: nothing beside what the runner sets.</value>
        public IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } = [];
    }
}
