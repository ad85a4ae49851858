using System.Text.Json.Serialization;
using AWSSDK.Subset.Runtime;

namespace Amazon.ECS;

/// <summary>The service's closed vocabularies, which are text on the wire.</summary>
internal static class ECSConstants
{
    public static IEnumerable<JsonConverter> Converters { get; } =
    [
        new ConstantConverter<ApplicationProtocol>(ApplicationProtocol.FindValue),
        new ConstantConverter<AssignPublicIp>(AssignPublicIp.FindValue),
        new ConstantConverter<AvailabilityZoneRebalancing>(AvailabilityZoneRebalancing.FindValue),
        new ConstantConverter<CPUArchitecture>(CPUArchitecture.FindValue),
        new ConstantConverter<ClusterSettingName>(ClusterSettingName.FindValue),
        new ConstantConverter<Connectivity>(Connectivity.FindValue),
        new ConstantConverter<ContainerCondition>(ContainerCondition.FindValue),
        new ConstantConverter<DeploymentControllerType>(DeploymentControllerType.FindValue),
        new ConstantConverter<DeploymentRolloutState>(DeploymentRolloutState.FindValue),
        new ConstantConverter<DeploymentStrategy>(DeploymentStrategy.FindValue),
        new ConstantConverter<DesiredStatus>(DesiredStatus.FindValue),
        new ConstantConverter<EBSResourceType>(EBSResourceType.FindValue),
        new ConstantConverter<EFSAuthorizationConfigIAM>(EFSAuthorizationConfigIAM.FindValue),
        new ConstantConverter<EFSTransitEncryption>(EFSTransitEncryption.FindValue),
        new ConstantConverter<EnvironmentFileType>(EnvironmentFileType.FindValue),
        new ConstantConverter<FirelensConfigurationType>(FirelensConfigurationType.FindValue),
        new ConstantConverter<HealthStatus>(HealthStatus.FindValue),
        new ConstantConverter<IpcMode>(IpcMode.FindValue),
        new ConstantConverter<LaunchType>(LaunchType.FindValue),
        new ConstantConverter<LogDriver>(LogDriver.FindValue),
        new ConstantConverter<ManagedAgentName>(ManagedAgentName.FindValue),
        new ConstantConverter<NetworkMode>(NetworkMode.FindValue),
        new ConstantConverter<OSFamily>(OSFamily.FindValue),
        new ConstantConverter<PidMode>(PidMode.FindValue),
        new ConstantConverter<PlacementConstraintType>(PlacementConstraintType.FindValue),
        new ConstantConverter<PlacementStrategyType>(PlacementStrategyType.FindValue),
        new ConstantConverter<PropagateTags>(PropagateTags.FindValue),
        new ConstantConverter<ProxyConfigurationType>(ProxyConfigurationType.FindValue),
        new ConstantConverter<ResourceType>(ResourceType.FindValue),
        new ConstantConverter<SchedulingStrategy>(SchedulingStrategy.FindValue),
        new ConstantConverter<Scope>(Scope.FindValue),
        new ConstantConverter<SortOrder>(SortOrder.FindValue),
        new ConstantConverter<TargetType>(TargetType.FindValue),
        new ConstantConverter<TaskDefinitionPlacementConstraintType>(TaskDefinitionPlacementConstraintType.FindValue),
        new ConstantConverter<TaskDefinitionStatus>(TaskDefinitionStatus.FindValue),
        new ConstantConverter<TaskFilesystemType>(TaskFilesystemType.FindValue),
        new ConstantConverter<TaskStopCode>(TaskStopCode.FindValue),
        new ConstantConverter<TransportProtocol>(TransportProtocol.FindValue),
        new ConstantConverter<UlimitName>(UlimitName.FindValue),
        new ConstantConverter<VersionConsistency>(VersionConsistency.FindValue),
        new ConstantConverter<ServiceDeploymentRollbackMonitorsStatus>(ServiceDeploymentRollbackMonitorsStatus.FindValue),
        new ConstantConverter<ServiceDeploymentStatus>(ServiceDeploymentStatus.FindValue),
    ];
}
