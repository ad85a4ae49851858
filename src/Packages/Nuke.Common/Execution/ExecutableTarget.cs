using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.Execution;

/// <summary>A target with what its definition says and how it fares in this run.</summary>
[DebuggerDisplay("{Name}")]
public class ExecutableTarget
{
    internal Stopwatch Stopwatch { get; } = new();

    /// <summary>Position among all targets: the class's first, then those of its interfaces.</summary>
    internal int DeclarationIndex { get; set; }

    /// <summary>The property that declares the target.</summary>
    public MemberInfo Member { get; set; }

    /// <summary>The name by which it is invoked.</summary>
    public string Name { get; set; }

    /// <summary>What <c>--help</c> says about it.</summary>
    public string Description { get; set; }

    /// <summary>Whether <c>--help</c> lists it.</summary>
    public bool Listed { get; set; } = true;

    /// <summary>The delegate that defines it.</summary>
    public Delegate Factory { get; set; }

    /// <summary>Conditions asked right before the target's turn, with their source text.</summary>
    public List<(string Text, Func<bool> Delegate)> DynamicConditions { get; } = [];

    /// <summary>Conditions asked before the first target runs, with their source text.</summary>
    public List<(string Text, Func<bool> Delegate)> StaticConditions { get; } = [];

    /// <summary>What becomes of its dependencies when it is skipped.</summary>
    public DependencyBehavior DependencyBehavior { get; internal set; }

    /// <summary>Whether it runs even after another target failed or the build was stopped.</summary>
    public bool AssuredAfterFailure { get; internal set; }

    /// <summary>Whether the targets after it run even when it fails.</summary>
    public bool ProceedAfterFailure { get; internal set; }

    /// <summary>What must hold before the build starts.</summary>
    public List<LambdaExpression> DelegateRequirements { get; } = [];

    /// <summary>The tools that it needs.</summary>
    public List<ToolRequirement> ToolRequirements { get; } = [];

    /// <summary>Its work, in order.</summary>
    public List<Action> Actions { get; } = [];

    /// <summary>Targets that run before it and that it pulls into the run.</summary>
    public List<ExecutableTarget> ExecutionDependencies { get; } = [];

    /// <summary>Targets that run before it if they are part of the run.</summary>
    public List<ExecutableTarget> OrderDependencies { get; } = [];

    /// <summary>Targets that pull it into the run, after themselves.</summary>
    public List<ExecutableTarget> TriggerDependencies { get; } = [];

    /// <summary>Targets that it pulls into the run, after itself.</summary>
    public List<ExecutableTarget> Triggers { get; } = [];

    /// <summary>All targets that run before it if they are part of the run.</summary>
    public IReadOnlyCollection<ExecutableTarget> AllDependencies =>
        [.. ExecutionDependencies.Concat(OrderDependencies).Concat(TriggerDependencies).Distinct()];

    /// <summary>Whose artifacts it takes.</summary>
    public LookupTable<ExecutableTarget, string> ArtifactDependencies { get; } = new();

    /// <summary>The artifacts that it makes.</summary>
    public List<string> ArtifactProducts { get; } = [];

    /// <summary>Into how many parts a CI system may divide it.</summary>
    public int? PartitionSize { get; set; }

    /// <summary>How long it has run.</summary>
    public TimeSpan Duration => Stopwatch.Elapsed;

    /// <summary>Whether it runs when no target is named.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Where it stands.</summary>
    public ExecutionStatus Status { get; set; }

    /// <summary>Whether it was named for this run, or is a default target when none was.</summary>
    public bool Invoked { get; set; }

    /// <summary>Facts for its line of the summary.</summary>
    public Dictionary<string, string> SummaryInformation { get; } = [];

    /// <summary>Why it was skipped.</summary>
    public string Skipped { get; set; }

    /// <summary>The source text of the condition that left it out.</summary>
    public string OnlyWhen { get; set; }
}
