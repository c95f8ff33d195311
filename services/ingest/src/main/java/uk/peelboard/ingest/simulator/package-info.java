/**
 * A simulated police force: a discrete-event model that is asked for help as often as West Midlands
 * Police is, and answers with the people it has. Nothing in it draws an answer time, an attendance
 * time or a backlog: those come of people waiting for one another.
 *
 * <p>Callers ring and may lose patience ({@link uk.peelboard.ingest.simulator.ContactCentre}); what
 * they say opens incidents ({@link uk.peelboard.ingest.simulator.ControlRoom}), which wait for a
 * dispatcher ({@link uk.peelboard.ingest.simulator.Dispatchers}) and then for officers ({@link
 * uk.peelboard.ingest.simulator.ResponseTeams}), for an appointment ({@link
 * uk.peelboard.ingest.simulator.Appointments}) or for the desk ({@link
 * uk.peelboard.ingest.simulator.ResolutionDesk}), while they are looked at again, or are not
 * ({@link uk.peelboard.ingest.simulator.Reviews}). Some are crimes ({@link
 * uk.peelboard.ingest.simulator.CrimeRegister}), which wait for investigators ({@link
 * uk.peelboard.ingest.simulator.Investigators}); some make cases ({@link
 * uk.peelboard.ingest.simulator.Consequences}). What happens is written down by fallible people and
 * sent by fallible systems ({@link uk.peelboard.ingest.simulator.Recorder}). How much is asked and
 * who there is to answer is a {@link uk.peelboard.ingest.simulator.Scenario}.
 *
 * <p>The same profile, scenario, start and seed give the same events, byte for byte, on any machine
 * and however the stream is cut into pieces. Any change to the model that changes an event must
 * raise {@link uk.peelboard.ingest.simulator.SimulatedForce#MODEL}.
 */
package uk.peelboard.ingest.simulator;
