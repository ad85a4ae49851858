# The service.
#
# ./build.sh BuildImages builds it: it names both bases by digest and adds what the repository does not hold (docs/images.md).
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled

# What is compiled runs on every processor, so it is compiled on the engine's own.
FROM --platform=$BUILDPLATFORM ${SDK_IMAGE} AS build
WORKDIR /src
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY docker/sync-sources.sh docker/
COPY src/ src/
# Packages and what is compiled stay with the engine from build to build; neither is part of any image.
RUN --mount=type=cache,id=opsbuild-nuget,target=/root/.nuget/packages \
    --mount=type=cache,id=opsbuild-app,target=/compile,sharing=locked \
    set -eu; \
    sh docker/sync-sources.sh /src /compile; \
    cd /compile; \
    dotnet publish src/OpsBuild.App -c Release -p:UseAppHost=false -p:RestoreLockedMode=true -p:ContinuousIntegrationBuild=true \
      -p:RunAnalyzers=false -p:UseSharedCompilation=false -nodeReuse:false -nologo -v:quiet -clp:NoSummary -o /out; \
    rm -f /out/*.pdb /out/*.xml; \
    test -e /out/app.dll

FROM ${RUNTIME_IMAGE}
LABEL org.opencontainers.image.title="app" \
      org.opencontainers.image.description="The example's service: stocks and orders"
# The port that the task definition maps. The runtime's diagnostics would write into a file system that is read-only.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
# The authorities of RDS; the folder is empty only where somebody asked for that.
COPY .opsbuild/trust/ /app/
COPY --from=build /out/ /app/
WORKDIR /app
# The user of the official .NET images; a number needs no entry in the image's list of users, and ECS can tell that it is not root.
USER 1654:1654
ENTRYPOINT ["dotnet", "/app/app.dll"]
