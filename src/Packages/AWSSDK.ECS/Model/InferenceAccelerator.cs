namespace Amazon.ECS.Model;

/// <summary>An accelerator of a discontinued service.</summary>
public partial class InferenceAccelerator
{
    /// <summary>Its name.</summary>
    public string DeviceName { get; set; }

    /// <summary>Its type.</summary>
    public string DeviceType { get; set; }
}
