namespace Amazon.ECS.Model;

public partial class EphemeralStorage
{
    public int? SizeInGiB { get; set; }
}
