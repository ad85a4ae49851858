namespace Amazon.ECS.Model;

public partial class InferenceAccelerator
{
    public string DeviceName { get; set; }

    public string DeviceType { get; set; }
}
