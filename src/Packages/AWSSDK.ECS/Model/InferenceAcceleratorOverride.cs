namespace Amazon.ECS.Model;

/// <summary>What a run changes of an accelerator.</summary>
public partial class InferenceAcceleratorOverride
{
    /// <summary>Its name in the definition.</summary>
    public string DeviceName { get; set; }

    /// <summary>Its type.</summary>
    public string DeviceType { get; set; }
}
