# A Debian that systemd runs, for package_test.sh.
ARG BASE
FROM $BASE
RUN apt-get --quiet=2 update \
  && DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 --assume-yes -o Dpkg::Use-Pty=0 \
    install --no-install-recommends systemd systemd-sysv procps >/dev/null \
  && apt-get clean
STOPSIGNAL SIGRTMIN+3
CMD ["/lib/systemd/systemd"]
