namespace OpsBuild.Images.Registry;

/// <summary>How bad a finding is, the least first.</summary>
public enum ScanSeverity
{
    /// <summary>INFORMATIONAL.</summary>
    Informational,

    /// <summary>LOW.</summary>
    Low,

    /// <summary>MEDIUM.</summary>
    Medium,

    /// <summary>HIGH.</summary>
    High,

    /// <summary>CRITICAL.</summary>
    Critical,
}

/// <summary>How many findings a scan has of each severity, by ECR's own word for it.</summary>
/// <param name="Counts">Only severities with findings.</param>
public sealed record ScanFindings(IReadOnlyDictionary<string, int> Counts)
{
    /// <summary>How many are of a severity or a worse one. What nobody has judged yet (<c>UNDEFINED</c>, <c>UNTRIAGED</c>) is not among them.</summary>
    public int From(ScanSeverity severity) =>
        Counts.Where(count => Enum.TryParse<ScanSeverity>(count.Key, ignoreCase: true, out var known) && known >= severity).Sum(count => count.Value);

    /// <inheritdoc/>
    public override string ToString() => Counts.Count == 0
        ? "no findings"
        : string.Join(", ", Counts.OrderByDescending(count => Enum.TryParse<ScanSeverity>(count.Key, ignoreCase: true, out var known) ? (int)known : -1)
            .Select(count => $"{count.Value} {count.Key}"));
}
