package dev.seedbed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The processor time that this process, the programs it ran, and the server have used: on a machine that others use
/// too, it says more than the wall clock. Linux only; elsewhere it stands still.
record CpuClock(long serverPid) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int FIRST_OF_FOUR = 11;

    double seconds() {
        var server = ProcessHandle.of(serverPid);
        var backends = server.stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid);
        return Stream.concat(Stream.of(ProcessHandle.current().pid(), serverPid), backends)
                .mapToDouble(CpuClock::seconds)
                .sum();
    }

    /// Own time and that of children that have ended: four numbers in the process's line, behind its name.
    private static double seconds(long pid) {
        try {
            var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            var ticks = 0L;
            for (var index = FIRST_OF_FOUR; index < FIRST_OF_FOUR + 4; index++) {
                ticks += Long.parseLong(fields[index]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException _) {
            return 0;
        }
    }
}
