using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>How far a scan is.</summary>
public class ScanStatus : ConstantClass
{
    /// <summary><c>ACTIVE</c>.</summary>
    public static readonly ScanStatus ACTIVE = new("ACTIVE");

    /// <summary><c>COMPLETE</c>.</summary>
    public static readonly ScanStatus COMPLETE = new("COMPLETE");

    /// <summary><c>FAILED</c>.</summary>
    public static readonly ScanStatus FAILED = new("FAILED");

    /// <summary><c>FINDINGS_UNAVAILABLE</c>.</summary>
    public static readonly ScanStatus FINDINGS_UNAVAILABLE = new("FINDINGS_UNAVAILABLE");

    /// <summary><c>IMAGE_ARCHIVED</c>.</summary>
    public static readonly ScanStatus IMAGE_ARCHIVED = new("IMAGE_ARCHIVED");

    /// <summary><c>IN_PROGRESS</c>.</summary>
    public static readonly ScanStatus IN_PROGRESS = new("IN_PROGRESS");

    /// <summary><c>LIMIT_EXCEEDED</c>.</summary>
    public static readonly ScanStatus LIMIT_EXCEEDED = new("LIMIT_EXCEEDED");

    /// <summary><c>PENDING</c>.</summary>
    public static readonly ScanStatus PENDING = new("PENDING");

    /// <summary><c>SCAN_ELIGIBILITY_EXPIRED</c>.</summary>
    public static readonly ScanStatus SCAN_ELIGIBILITY_EXPIRED = new("SCAN_ELIGIBILITY_EXPIRED");

    /// <summary><c>UNSUPPORTED_IMAGE</c>.</summary>
    public static readonly ScanStatus UNSUPPORTED_IMAGE = new("UNSUPPORTED_IMAGE");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ScanStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ScanStatus FindValue(string value) => FindValue<ScanStatus>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ScanStatus(string value) => FindValue(value);
}
