namespace Amazon.ECS.Model;

/// <summary>A Fargate task's own storage; platform 1.4.0 and later.</summary>
public partial class EphemeralStorage
{
    /// <summary>Size in GiB, 21 to 200.</summary>
    public int? SizeInGiB { get; set; }
}
