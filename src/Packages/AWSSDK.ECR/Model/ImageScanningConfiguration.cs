namespace Amazon.ECR.Model;

/// <summary>Whether images of a repository are scanned.</summary>
public partial class ImageScanningConfiguration
{
    /// <summary>Whether each image is scanned when it is pushed.</summary>
    public bool? ScanOnPush { get; set; }
}
