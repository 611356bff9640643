# The command line as a container: docker run --rm -v "$PWD:/work" handoff check
FROM node:24-alpine AS build
WORKDIR /build
COPY . .
RUN npm ci && npm run build

FROM node:24-alpine
RUN apk add --no-cache git
COPY --from=build /build/dist/cli.cjs /usr/local/lib/handoff/cli.cjs
RUN ln -s /usr/local/lib/handoff/cli.cjs /usr/local/bin/handoff && chmod +x /usr/local/lib/handoff/cli.cjs
# A mounted folder belongs to another user.
RUN git config --system --add safe.directory '*'
USER node
WORKDIR /work
ENTRYPOINT ["handoff"]
