using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs;

/// <summary>The inputs of the operations, as the ECS service model of 2014-11-13 has them.</summary>
internal static class EcsShapes
{
    private const string Tags = "[{key:s,value:s}]";
    private const string Awsvpc = "{awsvpcConfiguration:{subnets:[s],securityGroups:[s],assignPublicIp:s}}";
    private const string Strategy = "[{capacityProvider:s,weight:i,base:i}]";

    private const string ContainerDefinition = """
        {name:s,image:s,repositoryCredentials:{credentialsParameter:s},cpu:i,memory:i,memoryReservation:i,links:[s],
        portMappings:[{containerPort:i,hostPort:i,protocol:s,name:s,appProtocol:s,containerPortRange:s}],essential:b,
        restartPolicy:{enabled:b,ignoredExitCodes:[i],restartAttemptPeriod:i},entryPoint:[s],command:[s],environment:[{name:s,value:s}],
        environmentFiles:[{value:s,type:s}],mountPoints:[{sourceVolume:s,containerPath:s,readOnly:b}],
        volumesFrom:[{sourceContainer:s,readOnly:b}],
        linuxParameters:{capabilities:{add:[s],drop:[s]},devices:[{hostPath:s,containerPath:s,permissions:[s]}],initProcessEnabled:b,
            sharedMemorySize:i,tmpfs:[{containerPath:s,size:i,mountOptions:[s]}],maxSwap:i,swappiness:i},
        secrets:[{name:s,valueFrom:s}],dependsOn:[{containerName:s,condition:s}],startTimeout:i,stopTimeout:i,versionConsistency:s,hostname:s,
        user:s,workingDirectory:s,disableNetworking:b,privileged:b,readonlyRootFilesystem:b,dnsServers:[s],dnsSearchDomains:[s],
        extraHosts:[{hostname:s,ipAddress:s}],dockerSecurityOptions:[s],interactive:b,pseudoTerminal:b,dockerLabels:<s>,
        ulimits:[{name:s,softLimit:i,hardLimit:i}],logConfiguration:{logDriver:s,options:<s>,secretOptions:[{name:s,valueFrom:s}]},
        healthCheck:{command:[s],interval:i,timeout:i,retries:i,startPeriod:i},systemControls:[{namespace:s,value:s}],
        resourceRequirements:[{value:s,type:s}],firelensConfiguration:{type:s,options:<s>},credentialSpecs:[s]}
        """;

    private const string Volume = """
        {name:s,host:{sourcePath:s},
        dockerVolumeConfiguration:{scope:s,autoprovision:b,driver:s,driverOpts:<s>,labels:<s>},
        efsVolumeConfiguration:{fileSystemId:s,rootDirectory:s,transitEncryption:s,transitEncryptionPort:i,
            authorizationConfig:{accessPointId:s,iam:s}},
        s3filesVolumeConfiguration:{fileSystemArn:s,rootDirectory:s,transitEncryptionPort:i,accessPointArn:s},
        fsxWindowsFileServerVolumeConfiguration:{fileSystemId:s,rootDirectory:s,authorizationConfig:{credentialsParameter:s,domain:s}},
        configuredAtLaunch:b}
        """;

    private const string Overrides = """
        {containerOverrides:[{name:s,command:[s],environment:[{name:s,value:s}],environmentFiles:[{value:s,type:s}],cpu:i,memory:i,
            memoryReservation:i,resourceRequirements:[{value:s,type:s}]}],
        cpu:s,inferenceAcceleratorOverrides:[{deviceName:s,deviceType:s}],executionRoleArn:s,memory:s,taskRoleArn:s,
        ephemeralStorage:{sizeInGiB:i}}
        """;

    private const string LoadBalancers = """
        [{targetGroupArn:s,loadBalancerName:s,containerName:s,containerPort:i,
            advancedConfiguration:{alternateTargetGroupArn:s,productionListenerRule:s,testListenerRule:s,roleArn:s}}]
        """;

    // Of Service Connect only whether it is wanted: there is none here.
    private const string Service = $$"""
        cluster:s,taskDefinition:s,availabilityZoneRebalancing:s,loadBalancers:{{LoadBalancers}},
        serviceRegistries:[{registryArn:s,port:i,containerName:s,containerPort:i}],desiredCount:i,capacityProviderStrategy:{{Strategy}},
        platformVersion:s,
        deploymentConfiguration:{deploymentCircuitBreaker:{enable:b,rollback:b},maximumPercent:i,minimumHealthyPercent:i,
            alarms:{alarmNames:[s],rollback:b,enable:b},strategy:s,bakeTimeInMinutes:i},
        placementConstraints:[{type:s,expression:s}],placementStrategy:[{type:s,field:s}],networkConfiguration:{{Awsvpc}},
        healthCheckGracePeriodSeconds:i,deploymentController:{type:s},enableECSManagedTags:b,propagateTags:s,enableExecuteCommand:b,
        serviceConnectConfiguration:{enabled:b},
        volumeConfigurations:[{name:s,managedEBSVolume:{encrypted:b,kmsKeyId:s,volumeType:s,sizeInGiB:i,snapshotId:s,
            volumeInitializationRate:i,iops:i,throughput:i,tagSpecifications:[{resourceType:s,tags:{{Tags}},propagateTags:s}],roleArn:s,
            filesystemType:s} }],
        vpcLatticeConfigurations:[{roleArn:s,targetGroupArn:s,portName:s}]
        """;

    public static readonly JsonShape RegisterTaskDefinition = JsonShape.Parse($$"""
        {family:s,taskRoleArn:s,executionRoleArn:s,networkMode:s,containerDefinitions:[{{ContainerDefinition}}],volumes:[{{Volume}}],
        placementConstraints:[{type:s,expression:s}],requiresCompatibilities:[s],cpu:s,memory:s,tags:{{Tags}},pidMode:s,ipcMode:s,
        proxyConfiguration:{type:s,containerName:s,properties:[{name:s,value:s}]},inferenceAccelerators:[{deviceName:s,deviceType:s}],
        ephemeralStorage:{sizeInGiB:i},runtimePlatform:{cpuArchitecture:s,operatingSystemFamily:s},enableFaultInjection:b}
        """);

    public static readonly JsonShape DescribeTaskDefinition = JsonShape.Parse("{taskDefinition:s,include:[s]}");

    public static readonly JsonShape DeregisterTaskDefinition = JsonShape.Parse("{taskDefinition:s}");

    public static readonly JsonShape ListTaskDefinitions = JsonShape.Parse("{familyPrefix:s,status:s,sort:s,nextToken:s,maxResults:i}");

    public static readonly JsonShape RunTask = JsonShape.Parse($$"""
        {capacityProviderStrategy:{{Strategy}},cluster:s,count:i,enableECSManagedTags:b,enableExecuteCommand:b,group:s,launchType:s,
        networkConfiguration:{{Awsvpc}},overrides:{{Overrides}},placementConstraints:[{type:s,expression:s}],
        placementStrategy:[{type:s,field:s}],platformVersion:s,propagateTags:s,referenceId:s,startedBy:s,tags:{{Tags}},taskDefinition:s,
        clientToken:s}
        """);

    public static readonly JsonShape DescribeTasks = JsonShape.Parse("{cluster:s,tasks:[s],include:[s]}");

    public static readonly JsonShape StopTask = JsonShape.Parse("{cluster:s,task:s,reason:s}");

    public static readonly JsonShape ListTasks = JsonShape.Parse(
        "{cluster:s,containerInstance:s,family:s,nextToken:s,maxResults:i,startedBy:s,serviceName:s,desiredStatus:s,launchType:s}");

    public static readonly JsonShape CreateCluster = JsonShape.Parse($"{{clusterName:s,tags:{Tags},capacityProviders:[s]}}");

    public static readonly JsonShape DescribeClusters = JsonShape.Parse("{clusters:[s],include:[s]}");

    public static readonly JsonShape ListClusters = JsonShape.Parse("{nextToken:s,maxResults:i}");

    public static readonly JsonShape ListTagsForResource = JsonShape.Parse("{resourceArn:s}");

    public static readonly JsonShape DescribeServices = JsonShape.Parse("{cluster:s,services:[s],include:[s]}");

    public static readonly JsonShape CreateService = JsonShape.Parse(
        $"{{serviceName:s,clientToken:s,launchType:s,role:s,schedulingStrategy:s,tags:{Tags},{Service}}}");

    public static readonly JsonShape UpdateService = JsonShape.Parse($"{{service:s,forceNewDeployment:b,{Service}}}");

    public static readonly JsonShape DeleteService = JsonShape.Parse("{cluster:s,service:s,force:b}");

    public static readonly JsonShape ListServices = JsonShape.Parse(
        "{cluster:s,nextToken:s,maxResults:i,launchType:s,schedulingStrategy:s,resourceManagementType:s}");

    public static readonly JsonShape ListServiceDeployments = JsonShape.Parse(
        "{service:s,cluster:s,status:[s],createdAt:{before:n,after:n},nextToken:s,maxResults:i}");

    public static readonly JsonShape DescribeServiceDeployments = JsonShape.Parse("{serviceDeploymentArns:[s]}");

    public static readonly JsonShape StopServiceDeployment = JsonShape.Parse("{serviceDeploymentArn:s,stopType:s}");

    public static readonly JsonShape DescribeServiceRevisions = JsonShape.Parse("{serviceRevisionArns:[s]}");

    public static readonly JsonShape TagResource = JsonShape.Parse($"{{resourceArn:s,tags:{Tags}}}");

    public static readonly JsonShape UntagResource = JsonShape.Parse("{resourceArn:s,tagKeys:[s]}");

    public static readonly JsonShape ListTaskDefinitionFamilies = JsonShape.Parse("{familyPrefix:s,status:s,nextToken:s,maxResults:i}");
}
