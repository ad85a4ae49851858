namespace Amazon.ECR.Model;

/// <summary>How far a scan is.</summary>
public partial class ImageScanStatus
{
    /// <summary>The state.</summary>
    public ScanStatus Status { get; set; }

    /// <summary>More about it.</summary>
    public string Description { get; set; }
}
