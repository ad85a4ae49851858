using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>One statement of one migration, as in <c>20260114093000:3</c>.</summary>
public sealed record StatementNumber
{
    internal StatementNumber(MigrationVersion version, long number) => (Version, Number) = (version, number);

    /// <summary>The migration.</summary>
    public MigrationVersion Version { get; }

    /// <summary>Which of its statements, counted from 1.</summary>
    public long Number { get; }

    /// <summary>Reads what <see cref="ToString"/> writes. A version may hold colons, so the last one counts.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StatementNumber? statement)
    {
        statement = null;
        var colon = text?.LastIndexOf(':') ?? -1;
        if (colon < 0 || !MigrationVersion.TryParse(text![..colon], out var version)
            || !long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            return false;
        }
        statement = new StatementNumber(version, number);
        return true;
    }

    public override string ToString() => $"{Version}:{Number.ToString(CultureInfo.InvariantCulture)}";
}
