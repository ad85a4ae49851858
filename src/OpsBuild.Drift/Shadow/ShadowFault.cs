namespace OpsBuild.Drift.Shadow;

/// <summary>Why a shadow cannot say what a history makes.</summary>
public enum ShadowFault
{
    /// <summary>It could not be reached in time.</summary>
    Unreachable,

    /// <summary>It lets the check in, but not as one who may make databases and roles.</summary>
    NotPermitted,

    /// <summary>It is of another major version than the target.</summary>
    OtherMajor,

    /// <summary>Its image lacks an extension that the migrations make.</summary>
    ExtensionMissing,

    /// <summary>A migration failed in it.</summary>
    ReplayFailed,

    /// <summary>It was lost under way.</summary>
    Lost,
}
