# syntax=docker/dockerfile:1
# The published form of the gateway on Node 24: built in one stage, run from another that holds nothing else.

FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN mkdir /package && npm pack --pack-destination /package

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    OPENCLAW_STATE_DIR=/state
WORKDIR /app
COPY --from=build /package/ /package/
RUN npm init --yes > /dev/null \
 && npm install --omit=dev --no-audit --no-fund /package/*.tgz \
 && rm -rf /package /root/.npm \
 && install -d -o node -g node /state
USER node
VOLUME /state
EXPOSE 18789
# Inside a container loopback is the container itself: bind to lan, with a secret, and publish the port where it is safe.
HEALTHCHECK --interval=30s --timeout=3s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.OPENCLAW_GATEWAY_PORT || 18789}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node_modules/.bin/clawgate"]
CMD ["gateway", "--bind", "lan"]
