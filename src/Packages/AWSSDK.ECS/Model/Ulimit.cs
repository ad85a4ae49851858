namespace Amazon.ECS.Model;

public partial class Ulimit
{
    public UlimitName Name { get; set; }

    public int? SoftLimit { get; set; }

    public int? HardLimit { get; set; }
}
