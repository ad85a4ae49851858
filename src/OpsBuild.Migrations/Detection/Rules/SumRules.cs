using System.Globalization;

namespace OpsBuild.Migrations.Detection.Rules;

/// <summary>atlas.sum fits the files and only grew: what it said at the base it still says, in the same order.</summary>
internal static class SumRules
{
    private const string Rehash = "look through the migrations, then ./build.sh HashMigrations, and commit atlas.sum with them.";

    public sealed record Answer(IReadOnlyList<DetectionRefusal> Refusals, IReadOnlyList<string> Notes, bool NeedsUpdate)
    {
        public static Answer Fine { get; } = new([], [], false);

        public static Answer Of(DetectionRefusal refusal) => new([refusal], [], false);
    }

    /// <param name="comparison">Both sides.</param>
    /// <param name="filesAreLawful">
    /// False when a file has been refused already: its consequences for the hashes need no word then. A missing atlas.sum does.
    /// </param>
    public static Answer Judge(Comparison comparison, bool filesAreLawful)
    {
        if (comparison.StatusOf(comparison.Folder.SumPath) == FileStatus.Unmerged)
            return Answer.Fine;     // refused as a conflict, and half of it is the marks
        if (comparison.Now.Sum is not { } bytes)
            return Absent(comparison);
        if (!filesAreLawful)
            return Answer.Fine;
        if (!SumFile.TryParse(bytes, out var stored, out var malformed))
            return Malformed(comparison, malformed);

        var computed = SumFile.Compute(comparison.Now.Migrations.Select(file => MigrationFile.Of(comparison.Folder.NameOf(file.Path), file.Content)));
        if (Rewritten(comparison, stored) is { } rewritten)
            return Answer.Of(rewritten);

        return SumCheck.Of(stored, computed) switch
        {
            SumCheck.Valid => Answer.Fine,
            _ when IsStillBeingWritten(comparison) => new Answer([], [NotYet(comparison)], NeedsUpdate: true),
            SumCheck.Mismatch mismatch => Mismatch(comparison, mismatch),
            _ => Inconsistent(comparison),
        };
    }

    private static Answer Absent(Comparison comparison) =>
        comparison.Now.Migrations.Count == 0 || comparison.Before.Sum is not null    // its deletion is a change, and refused as one
            ? Answer.Fine
            : Answer.Of(comparison.Refuse(RefusalCode.SumMissing, comparison.Folder.SumPath,
                "without atlas.sum nobody notices an edited migration, and apply refuses the folder.",
                Rehash));

    private static Answer Malformed(Comparison comparison, SumCheck.Malformed malformed) => Answer.Of(comparison.Refuse(
        RefusalCode.SumMalformed, comparison.Folder.SumPath,
        string.Create(CultureInfo.InvariantCulture, $"line {malformed.Line} holds no hash")
        + (malformed.Text is ['<' or '=' or '>', ..] ? "; it is the mark of a merge conflict." : "."),
        Rehash));

    private static DetectionRefusal? Rewritten(Comparison comparison, SumFile stored)
    {
        // A base without a readable sum has nothing to keep.
        if (comparison.Before.Sum is not { } bytes || !SumFile.TryParse(bytes, out var old, out _))
            return null;

        for (var i = 0; i < old.Entries.Count; i++)
            if (i >= stored.Entries.Count || stored.Entries[i] != old.Entries[i])
                return comparison.Refuse(RefusalCode.SumRewritten, comparison.Folder.SumPath,
                    string.Create(CultureInfo.InvariantCulture,
                        $"line {i + 2} of the base, {ShellText.Quote(old.Entries[i].File)}, is not there as it was; entries are only appended."),
                    Rehash);
        return null;
    }

    // A new migration is hashed when it is done, not at every keystroke. What the base has is not touched by that, so updating the sum
    // cannot bless a change that should not be.
    private static bool IsStillBeingWritten(Comparison comparison) => !comparison.OnCi && comparison.Added.Any(comparison.IsUncommitted);

    private static string NotYet(Comparison comparison)
    {
        var files = string.Join(" and ", comparison.Added.Where(comparison.IsUncommitted).Select(ShellText.Quote));
        return $"{ShellText.Quote(comparison.Folder.SumPath)} does not yet tell what {files} holds; "
            + "./build.sh HashMigrations writes it, and it has to be committed with the migration.";
    }

    private static Answer Mismatch(Comparison comparison, SumCheck.Mismatch mismatch) => Answer.Of(comparison.Refuse(
        RefusalCode.SumMismatch, comparison.Folder.SumPath,
        string.Create(CultureInfo.InvariantCulture,
            $"line {mismatch.Line}: {ShellText.Quote(mismatch.File)} was {mismatch.Change.ToString().ToLowerInvariant()} since it was hashed.")
        + CarriageReturns(comparison, mismatch.File),
        Rehash));

    private static Answer Inconsistent(Comparison comparison) => Answer.Of(comparison.Refuse(
        RefusalCode.SumMismatch, comparison.Folder.SumPath,
        "its first line does not sum up the others: it was edited or merged by hand.",
        Rehash));


    // The usual cause on Windows: git turned LF into CR LF at checkout, and hashes are over bytes.
    private static string CarriageReturns(Comparison comparison, string name) =>
        comparison.Now.Migrations.FirstOrDefault(file => comparison.Folder.NameOf(file.Path) == name)?.Content.AsSpan().IndexOf("\r\n"u8) >= 0
            ? $" It has CR LF line ends; if git made them, put '{comparison.Folder}/** -text' into .gitattributes and check it out again."
            : "";
}
