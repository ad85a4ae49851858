namespace Amazon.ECR.Model;

/// <summary>How much a scan has found.</summary>
public partial class ImageScanFindingsSummary
{
    /// <summary>When the scan was complete, UTC.</summary>
    public DateTime? ImageScanCompletedAt { get; set; }

    /// <summary>Of when the known vulnerabilities are, UTC.</summary>
    public DateTime? VulnerabilitySourceUpdatedAt { get; set; }

    /// <summary>How many findings there are of each severity that has some; null when the service sends none, unless <see cref="AWSConfigs.InitializeCollections"/> is on.</summary>
    public Dictionary<string, int> FindingSeverityCounts { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
