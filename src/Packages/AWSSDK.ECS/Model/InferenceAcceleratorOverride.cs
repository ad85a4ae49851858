namespace Amazon.ECS.Model;

public partial class InferenceAcceleratorOverride
{
    public string DeviceName { get; set; }

    public string DeviceType { get; set; }
}
