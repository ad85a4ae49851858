namespace OpsBuild.Migrations.Lint;

/// <summary>A place in a command that breaks a rule, and in which way.</summary>
/// <param name="Offset">The place, in bytes of the command's text.</param>
/// <param name="What">What stands there, in one line.</param>
internal readonly record struct Hit(int Offset, string What);

/// <summary>One rule, and what docs/lint.md and its findings say about it.</summary>
/// <param name="Code">Its stable code.</param>
/// <param name="Severity">What a finding means unless the configuration says otherwise.</param>
/// <param name="Title">What it finds, in a few words.</param>
internal sealed record LintRule(string Code, LintSeverity Severity, string Title)
{
    /// <summary>What comes of it.</summary>
    public required string Why { get; init; }

    /// <summary>How to write it instead.</summary>
    public required string Rewrite { get; init; }

    /// <summary>A migration that breaks it.</summary>
    public required LintExample Bad { get; init; }

    /// <summary>The same, as it should be.</summary>
    public required LintExample Good { get; init; }

    /// <summary>The names of Atlas's analyzers and codes whose <c>atlas:nolint</c> excuses it too.</summary>
    public IReadOnlyList<string> AtlasNames { get; init; } = [];

    /// <summary>Finds what breaks it in a command; nothing for the rules about a file as a whole, which the linter asks itself.</summary>
    public Func<LintedCommand, IEnumerable<Hit>> Check { get; init; } = _ => [];
}

/// <summary>A migration that shows a rule.</summary>
/// <param name="Text">The file.</param>
/// <param name="Earlier">A file before it; null for none.</param>
internal sealed record LintExample(string Text, string? Earlier = null);
