namespace Amazon.ECS.Model;

public partial class TaskEphemeralStorage
{
    public int? SizeInGiB { get; set; }

    public string KmsKeyId { get; set; }
}
