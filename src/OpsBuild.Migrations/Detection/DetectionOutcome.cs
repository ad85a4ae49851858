namespace OpsBuild.Migrations.Detection;

/// <summary>What git says of the migrations between two points: lawful, or refused with every reason at once.</summary>
/// <remarks>A question that git cannot answer here (a missing commit, no repository) is no outcome but a <see cref="DetectionException"/>.</remarks>
public abstract record DetectionOutcome
{
    private DetectionOutcome(ComparedPoint @base, ComparedPoint head, IReadOnlyList<string> notes)
    {
        Base = @base;
        Head = head;
        Notes = notes;
    }

    /// <summary>What was compared with.</summary>
    public ComparedPoint Base { get; }

    /// <summary>What was judged.</summary>
    public ComparedPoint Head { get; }

    /// <summary>What an engineer should know although it changes no verdict; whole sentences.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Nothing but additions, in order, and atlas.sum fits.</summary>
    public sealed record Lawful : DetectionOutcome
    {
        internal Lawful(ComparedPoint @base, ComparedPoint head, IReadOnlyList<string> notes)
            : base(@base, head, notes)
        {
        }

        /// <summary>The new migrations, oldest first.</summary>
        public required IReadOnlyList<AddedMigration> Added { get; init; }

        /// <summary>The newest version at the base; null when the base holds no migration.</summary>
        public required MigrationVersion? BaseVersion { get; init; }

        /// <summary>The newest version at the head; null when there is no migration at all.</summary>
        public required MigrationVersion? HeadVersion { get; init; }

        /// <summary>
        /// True when atlas.sum still says all that it said at the base but not yet what a migration holds that is new and not committed.
        /// Whoever applies such a work tree updates atlas.sum first (<see cref="MigrationDirectory.UpdateSum"/>), which cannot bless a change
        /// to an old file. Only ever true locally; on CI the same is a refusal.
        /// </summary>
        public required bool SumNeedsUpdate { get; init; }

        /// <summary>Whether anything was added; what a pipeline's later steps ask for.</summary>
        public bool HasAddedMigration => Added.Count > 0;

        /// <summary>Whether the work tree was judged (locally) rather than the commit alone (on CI).</summary>
        public bool FromWorkTree => Head.IsWorkTree;
    }

    /// <summary>At least one change breaks a rule.</summary>
    public sealed record Refused : DetectionOutcome
    {
        internal Refused(ComparedPoint @base, ComparedPoint head, IReadOnlyList<string> notes)
            : base(@base, head, notes)
        {
        }

        /// <summary>Every reason, in the order of the files' names; never empty.</summary>
        public required IReadOnlyList<DetectionRefusal> Refusals { get; init; }
    }
}
