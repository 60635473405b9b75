/**
 * Drives tmux: private servers for teams, a control-mode client that can be trusted, and the node
 * they are on.
 *
 * <h2>The parts, from the wire up</h2>
 *
 * <ul>
 *   <li>A {@link dev.tmuxo.engine.tmux.Transport} opens processes on a node, and nothing else;
 *       {@link dev.tmuxo.engine.tmux.NodeShell} runs POSIX {@code sh} scripts through it.
 *   <li>{@link dev.tmuxo.engine.tmux.TmuxCommand} and {@link dev.tmuxo.engine.tmux.CommandList} are
 *       commands as values; {@link dev.tmuxo.engine.tmux.Commands} has those the product uses.
 *       Quoting happens once, when a list is written, and is exact for any text.
 *   <li>{@link dev.tmuxo.engine.tmux.ControlClient} is one {@code tmux -C} process: lists go in,
 *       {@link dev.tmuxo.engine.tmux.Reply replies} and {@link dev.tmuxo.engine.tmux.Notification
 *       notifications} come out.
 *   <li>{@link dev.tmuxo.engine.tmux.TmuxServer} starts, finds, examines and stops the server of a
 *       team.
 *   <li>{@link dev.tmuxo.engine.tmux.TeamConnection} keeps a client attached to it, whatever
 *       happens.
 *   <li>{@link dev.tmuxo.engine.tmux.PaneViewer} shows what programs write, while somebody looks.
 * </ul>
 *
 * <h2>A session with tmux</h2>
 *
 * <pre>{@code
 * Transport local = new LocalTransport();
 * TmuxServer server = TmuxServer.start(local, StartSpec.of("shop", "shop-01J8"));
 * TeamConnection team = TeamConnection.open(local, server, List.of(), listener);
 *
 * NewWindow window = NewWindow.running("shop", "dev", List.of("bash", "--norc"));
 * Reply made = team.send(CommandList.of(Commands.newWindow(window, "#{pane_id}"))).join();
 * PaneId pane = new PaneId(made.firstLine().orElseThrow());
 *
 * team.send(CommandList.of(
 *     Commands.pasteGuarded(pane, "greeting", "echo $PWD", "1",
 *         CommandList.of(Commands.sendKeys(pane, "Enter")), CommandList.of()))).join();
 * team.send(CommandList.of(Commands.capturePane(pane, CaptureOptions.screen())))
 *     .thenAccept(reply -> reply.lines().forEach(System.out::println));
 *
 * team.close();                             // the team goes on without us
 * server.stop(Duration.ofSeconds(5));       // now it does not
 * }</pre>
 *
 * <h2>How a reply is found again</h2>
 *
 * <p>tmux answers each command that runs with a block, {@code %begin} ... {@code %end} or {@code
 * %error}; a branch not taken has none, a line that cannot be parsed has one, and notifications lie
 * in between. So lines and blocks cannot be counted against each other. Every request therefore
 * ends with a sentinel of its own, {@code display-message -p <nonce><number>}, and what lies
 * between two sentinels is the answer. The nonce is random for each connection: a pane can print
 * what looks like the end of a block, and even a whole block, but not a sentinel. A forged end is
 * recognised because the true one follows; the answer is then taken apart from behind, or its
 * request fails, but never another one. (Commands that print nothing share a sentinel; their blocks
 * are empty and counted.)
 *
 * <h2>Threads</h2>
 *
 * <p>A client has two daemon threads. Callers only queue: a request is encoded by its caller,
 * written together with whatever else waits by the writer, and completed by the reader, in order.
 * The queue is bounded by count and bytes; over that a request fails at once. One more thread,
 * shared by all clients, looks after time-outs and heartbeats. Listeners and futures are called
 * without any lock held.
 *
 * <h2>What a failure means</h2>
 *
 * <p>A write that raised no error proves nothing: a stalled link may deliver it minutes later. A
 * request that was not written when its time was over is never written; one that was has an unknown
 * outcome, and says so. {@link dev.tmuxo.engine.tmux.Disconnect} tells a dead server from one that
 * was ended, a killed session, a client thrown out, a lost channel and a server that stands still;
 * {@link dev.tmuxo.engine.tmux.ServerState} does the same for a server without a client. After a
 * reconnect the server option {@code @tmuxo_epoch} is one higher: commands sent under a condition
 * on the old value do nothing any more.
 *
 * <h2>What is refused</h2>
 *
 * <p>{@code respawn-pane}, {@code pipe-pane -I} and an unguarded {@code paste-buffer} can end a
 * server and all its agents with it; {@code run-shell} and others wait, and other clients get in
 * between the commands of a list; commands inside a text cannot be checked. All of these fail with
 * {@code TMUX_HAZARD}, on every version. {@link dev.tmuxo.engine.tmux.Capability} lists what came
 * after tmux 3.2, the oldest version that is driven.
 *
 * <p>Everything that comes from a pane, a buffer or a title is untrusted: it is text, never part of
 * a command.
 */
package dev.tmuxo.engine.tmux;
