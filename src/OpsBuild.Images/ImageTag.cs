using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.Images;

/// <summary>
/// An image's tag: what it is for, the commit it was built from, <c>dirty</c> where the work tree had more than that commit, and the moment in UTC, as in
/// <c>app-1a2b3c4d5e-20260114093000</c> or <c>batch-migrate-db-1a2b3c4d5e-dirty-20260114093000</c>.
/// </summary>
public sealed partial record ImageTag
{
    private const string TimeFormat = "yyyyMMddHHmmss";

    private ImageTag(ImagePurpose purpose, string commit, bool isDirty, DateTimeOffset moment) =>
        (Purpose, Commit, IsDirty, Moment) = (purpose, commit, isDirty, moment);

    /// <summary>What the image is for.</summary>
    public ImagePurpose Purpose { get; }

    /// <summary>The commit's first digits, 7 to 40, hexadecimal in lower case.</summary>
    public string Commit { get; }

    /// <summary>Whether the work tree had changes that no commit holds.</summary>
    public bool IsDirty { get; }

    /// <summary>When the build began: UTC, in whole seconds.</summary>
    public DateTimeOffset Moment { get; }

    /// <summary>The tag of a build that begins now.</summary>
    /// <param name="purpose">What the image is for.</param>
    /// <param name="commit">7 to 40 hexadecimal digits in lower case.</param>
    /// <param name="isDirty">Whether the work tree had changes that no commit holds.</param>
    /// <param name="moment">The moment; what is less than a second is dropped.</param>
    /// <exception cref="ArgumentException"><paramref name="commit"/> is no commit's digits.</exception>
    public static ImageTag Of(ImagePurpose purpose, string commit, bool isDirty, DateTimeOffset moment) =>
        TryParse($"{purpose}-{commit}{(isDirty ? "-dirty" : "")}-{moment.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}", out var tag)
            ? tag
            : throw new ArgumentException($"'{commit}' is no commit: 7 to 40 hexadecimal digits in lower case are expected.", nameof(commit));

    /// <param name="text">A tag, as <see cref="ToString"/> writes it.</param>
    /// <param name="tag">The tag.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ImageTag? tag)
    {
        tag = null;
        if (Form().Match(text ?? "") is not { Success: true } match
            || !ImagePurpose.TryParse(match.Groups["purpose"].Value, out var purpose)
            || !DateTimeOffset.TryParseExact(
                match.Groups["moment"].Value, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return false;
        }

        tag = new ImageTag(purpose, match.Groups["commit"].Value, match.Groups["dirty"].Success, moment);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Purpose}-{Commit}{(IsDirty ? "-dirty" : "")}-{Moment.ToString(TimeFormat, CultureInfo.InvariantCulture)}";

    [GeneratedRegex(@"\A(?<purpose>[a-z-]+)-(?<commit>[0-9a-f]{7,40})(?<dirty>-dirty)?-(?<moment>[0-9]{14})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
