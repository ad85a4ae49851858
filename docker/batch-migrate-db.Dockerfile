# The batch that checks, plans and applies migrations, with the migrations themselves.
#
# ./build.sh BuildImages builds it: it names both bases by digest and adds what the repository does not hold (docs/images.md).
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble-aot
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled

# Both batch images begin with this stage, word for word: what one has built, the other finds in the cache.
FROM ${SDK_IMAGE} AS build
ARG TARGETARCH
WORKDIR /src
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY docker/sync-sources.sh docker/
COPY db/app-user.sql db/
COPY src/ src/
# Packages and what is compiled stay with the engine from build to build; neither is part of any image.
RUN --mount=type=cache,id=opsbuild-nuget,target=/root/.nuget/packages \
    --mount=type=cache,id=opsbuild-batch,target=/compile,sharing=locked \
    set -eu; \
    case "$TARGETARCH" in \
      amd64) rid=linux-x64 ;; \
      arm64) rid=linux-arm64 ;; \
      *) echo "There is no native batch for '$TARGETARCH': linux/amd64 and linux/arm64 are known."; exit 1 ;; \
    esac; \
    sh docker/sync-sources.sh /src "/compile/$rid"; \
    cd "/compile/$rid"; \
    locked=false; if [ -e "src/OpsBuild.Batch/packages.aot.$rid.lock.json" ]; then locked=true; fi; \
    dotnet publish src/OpsBuild.Batch -c Release -r "$rid" -p:PublishAot=true -p:RestoreLockedMode=$locked -p:ContinuousIntegrationBuild=true \
      -p:RunAnalyzers=false -p:UseSharedCompilation=false -nodeReuse:false -nologo -v:quiet -clp:NoSummary -o /out; \
    test -x /out/batch

# Atlas is a tool of its own, and is there only where a build names one with its checksum.
FROM build AS atlas
ARG ATLAS_SHA256=
COPY .opsbuild/atlas/ /atlas/
RUN set -eu; \
    if [ -n "$ATLAS_SHA256" ]; then echo "$ATLAS_SHA256  /atlas/atlas" | sha256sum -c -; test -x /atlas/atlas; fi

FROM ${RUNTIME_IMAGE}
LABEL org.opencontainers.image.title="batch-migrate-db" \
      org.opencontainers.image.description="OpsBuild's batch program with the migrations"
# The authorities of RDS; the folder is empty only where somebody asked for that.
COPY .opsbuild/trust/ /app/
COPY --from=atlas /atlas/ /usr/local/bin/
# Between brackets: a file that may be missing.
COPY db/atlas.hcl db/schema.sql db/app-user.* db/drift-ignore.yam[l] /app/db/
COPY db/migrations/ /app/db/migrations/
COPY --from=build /out/batch /batch
WORKDIR /app
# The user of the official .NET images; a number needs no entry in the image's list of users, and ECS can tell that it is not root.
USER 1654:1654
ENTRYPOINT ["/batch"]
